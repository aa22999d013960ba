/*
title: Số chỉ có một cách đọc
title_en: A number has one reading
phase: form
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: any
why: 12,000 có thể là mười hai hoặc mười hai nghìn.
example: Cột «Tổng số» ghi chữ «12,000».
message: >
  Số ở cột «{column_header}» có thể là số hàng nghìn hoặc số thập phân. Ghi lại ô này ở kiểu số
  (Number): mười hai nghìn ghi liền 12000, mười hai phẩy năm ghi 12,5.
*/
select
    submission_id, sheet, source_row, column_key, column_header,
    null as found,
    'số' as expected
from waiting_unreadable_cell
where reason = 'ambiguous_number'
