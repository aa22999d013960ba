/*
title: Ngày ghi đủ ngày, tháng và năm bốn chữ số
title_en: A date has day, month and four-digit year
phase: form
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: any
why: Thiếu ngày hoặc tháng thì không tính được tuổi Đảng, thời hạn.
example: Ngày sinh ghi 1970.
message: >
  Ngày ở cột «{column_header}» chưa đủ ngày, tháng và năm (bốn chữ số). Ghi đủ theo hồ sơ; nếu hồ sơ không có ngày,
  tháng thì hỏi Ban Tổ chức Tỉnh ủy cách ghi.
*/
select
    submission_id, sheet, source_row, column_key, column_header,
    null as found,
    'ngày (dd/mm/yyyy)' as expected
from waiting_unreadable_cell
where reason = 'incomplete_date'
