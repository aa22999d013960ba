/*
title: Đảng viên thuộc một chi bộ, không ghi thẳng vào đảng bộ
title_en: A member belongs to a cell
phase: consistency
severity: error
basis: Điều lệ Đảng (đảng viên sinh hoạt ở một chi bộ); biểu mẫu nộp hồ sơ xếp loại
why: Tỷ lệ đảng viên của chi bộ và số chi bộ trực thuộc chỉ đúng khi đảng viên được ghi ở chi bộ của mình.
example: Đảng viên ghi mã của đảng bộ cơ sở ở cột «Mã chi bộ».
sheet: member
cells: [cell_code]
kinds: [annual, supplement]
reads: [organisation]
needs: rest_in_force
message: >
  Mã {cell_code} ở cột «{cell_code_header}» là mã của một đảng bộ. Ghi mã chi bộ trực thuộc hoặc chi bộ cơ sở nơi đảng
  viên sinh hoạt; nếu tổ chức đó là chi bộ thì sửa loại hình ở trang «Tổ chức đảng».
*/
select
    member.submission_id, member.source_row, member.cell_code,
    organisation.organisation_type as found
from waiting_member as member
inner join known_organisation as organisation
    on organisation.submission_id = member.submission_id and organisation.organisation_code = member.cell_code
where organisation.organisation_type not in ('CBTT', 'CBCS')
