/*
title: Mã tổ chức đảng của tập thể có trong danh sách tổ chức đảng
title_en: A collective's organisation is listed
phase: consistency
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: collective
cells: [organisation_code]
kinds: [annual, supplement]
reads: [organisation]
needs: rest_in_force
why: Không biết tổ chức thì không so được mức của tập thể với mức của tổ chức.
example: Cột «Mã tổ chức đảng» ghi QNA04-999 nhưng trang «Tổ chức đảng» không có mã này.
message: >
  Mã tổ chức đảng {organisation_code} không có trong danh sách tổ chức đảng của đơn vị. Sửa mã ở cột
  «{organisation_code_header}», hoặc thêm tổ chức đó vào trang tính tổ chức đảng.
*/
with unlisted as (  -- TCD-318 says once that an annual with members lists no organisation at all
    select submission_id from waiting_member
    where kind = 'annual'
    except
    select submission_id from known_organisation
)

select collective.*
from waiting_collective as collective
left join known_organisation as organisation using (submission_id, organisation_code)
left join unlisted on unlisted.submission_id = collective.submission_id
where collective.organisation_code is not null
    and organisation.submission_id is null
    and unlisted.submission_id is null
