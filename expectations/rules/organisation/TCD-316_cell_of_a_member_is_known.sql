/*
title: Chi bộ của đảng viên có trong danh sách tổ chức đảng
title_en: A member's cell is known
phase: consistency
severity: error
basis: Biểu mẫu nộp hồ sơ xếp loại
why: Đảng viên được đếm theo chi bộ và tổ chức cơ sở đảng; một mã chi bộ lạ làm đảng viên không thuộc về đâu.
example: Đảng viên ghi mã chi bộ QNA04-001-99, trang «Tổ chức đảng» không có mã này.
sheet: member
cells: [cell_code]
kinds: [annual, supplement]
reads: [organisation]
needs: rest_in_force
message: >
  Mã {cell_code} ở cột «{cell_code_header}» không có trong trang «Tổ chức đảng» của hồ sơ. Sửa mã chi bộ, hoặc bổ sung
  dòng của chi bộ nếu danh sách tổ chức thiếu.
*/
with listed as (
    select distinct submission_id
    from known_organisation
)

select
    member.submission_id, member.source_row, member.cell_code
from waiting_member as member
inner join listed on listed.submission_id = member.submission_id
left join known_organisation as organisation
    on organisation.submission_id = member.submission_id and organisation.organisation_code = member.cell_code
where member.cell_code is not null and organisation.organisation_code is null
