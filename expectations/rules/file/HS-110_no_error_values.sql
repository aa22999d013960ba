/*
title: Ô không chứa giá trị lỗi của bảng tính
phase: form
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: any
message: >
  Ô ở cột «{column_header}» đang báo lỗi của bảng tính (như #N/A, #REF!). Sửa công thức hoặc ghi thẳng giá trị vào ô.
*/
select
    submission_id, sheet, source_row, column_key, column_header,
    null as found,
    'giá trị' as expected
from waiting_unreadable_cell
where reason = 'error_value'
