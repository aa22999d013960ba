/*
title: Ngày ghi đủ ngày, tháng và năm bốn chữ số
phase: form
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: any
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
