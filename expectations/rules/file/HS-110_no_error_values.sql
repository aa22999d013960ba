/*
title: Ô không chứa giá trị lỗi của bảng tính
title_en: No cell holds an error value
phase: form
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: any
why: Ô báo lỗi không phải là số liệu.
example: >
  Ô mức xếp loại công chức là #N/A vì công thức dò tìm không thấy.
message: >
  Ô ở cột «{column_header}» đang báo lỗi của bảng tính (như #N/A, #REF!). Sửa công thức hoặc ghi thẳng giá trị vào ô.
*/
select
    submission_id, sheet, source_row, column_key, column_header,
    null as found,
    'giá trị' as expected
from waiting_unreadable_cell
where reason = 'error_value'
