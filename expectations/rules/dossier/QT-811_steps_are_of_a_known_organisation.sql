/*
title: Quy trình, hồ sơ là của tổ chức có trong danh sách
title_en: The steps are of a known organisation
phase: consistency
severity: warning
basis: Biểu mẫu nộp hồ sơ xếp loại
why: Bước ghi nhầm mã tổ chức thì không được tính cho tổ chức nào.
example: Trang «Quy trình, hồ sơ» ghi mã QNA04-099, trang «Tổ chức đảng» không có mã này.
sheet: dossier
cells: [organisation_code]
kinds: [annual, supplement]
reads: [organisation]
needs: rest_in_force
message: >
  Mã {organisation_code} ở cột «{organisation_code_header}» không có trong trang «Tổ chức đảng» của hồ sơ. Sửa mã,
  hoặc bổ sung dòng của tổ chức nếu danh sách thiếu.
*/
with unlisted as (  -- TCD-318 says once that an annual with members lists no organisation at all
    select submission_id from waiting_member
    where kind = 'annual'
    except
    select submission_id from known_organisation
)

select dossier.submission_id, dossier.source_row, dossier.organisation_code
from waiting_dossier as dossier
left join unlisted on unlisted.submission_id = dossier.submission_id
where dossier.organisation_code is not null
    and unlisted.submission_id is null
    and not exists (
        select from known_organisation as organisation
        where organisation.submission_id = dossier.submission_id
            and organisation.organisation_code = dossier.organisation_code
    )
