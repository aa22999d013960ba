/*
title: Mỗi chi bộ có đảng viên trong danh sách
title_en: Every cell has members
phase: consistency
severity: warning
basis: Điều lệ Đảng (chi bộ có ít nhất ba đảng viên chính thức); biểu mẫu nộp hồ sơ xếp loại
why: >
  Chi bộ không có dòng đảng viên nào thường là do danh sách thiếu hoặc mã chi bộ ghi khác. Đảng viên sinh hoạt tạm
  thời không tính.
example: Chi bộ trực thuộc có trong trang «Tổ chức đảng», nhưng trang «Đảng viên» không có dòng nào ghi mã chi bộ này.
sheet: organisation
cells: [organisation_code]
kinds: [annual]
reads: [organisation, member]
needs: rest_in_force
message: >
  Danh sách đảng viên không có ai thuộc chi bộ {organisation_code} (không tính sinh hoạt tạm thời). Bổ sung đảng viên
  của chi bộ; nếu chi bộ đã giải thể, sáp nhập thì xóa dòng này hoặc giải trình ở cột «{note_header}».
*/
select organisation.*
from waiting_organisation as organisation
where organisation.organisation_type in ('CBTT', 'CBCS')
    and not exists (
        select from known_cell as cell
        where cell.submission_id = organisation.submission_id
            and cell.cell_code = organisation.organisation_code
    )
