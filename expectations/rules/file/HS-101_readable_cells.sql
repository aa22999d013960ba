/*
title: Mỗi ô ghi đúng kiểu của cột
title_en: Every cell holds what its column asks for
phase: form
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: any
why: Ô đọc không được thì không tính vào đâu cả.
example: Cột ngày sinh ghi «không rõ».
message: >
  Không đọc được ô ở cột «{column_header}»: cần ghi {expected}. Sửa lại ô này theo mẫu; không để ghi chú hay ký hiệu
  khác trong ô.
*/
select
    submission_id, sheet, source_row, column_key, column_header,
    null as found,
    case
        when column_key like any(array['%\_id', '%\_no']) then 'mã hoặc số, ô kiểu Text'
        when column_type = 'date' then 'ngày (dd/mm/yyyy)'
        when column_type = 'int' then 'số nguyên'
        when column_type = 'decimal' then 'số'
        when column_type = 'year' then 'năm (4 chữ số)'
        when column_type = 'flag' then 'x hoặc để trống'
        when column_type = 'level' then 'mức xếp loại (HTXS, HTT, HT, KHT)'
        when column_type = 'text' then 'chữ'
        when column_type = 'code' then 'mã'
        else 'giá trị trong danh sách của mẫu'
    end as expected
from waiting_unreadable_cell
where reason = 'wrong_type'
