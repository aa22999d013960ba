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
    case column_type
        when 'date' then 'ngày (dd/mm/yyyy)'
        when 'int' then 'số nguyên'
        when 'decimal' then 'số'
        when 'year' then 'năm (4 chữ số)'
        when 'flag' then 'x hoặc để trống'
        when 'level' then 'mức xếp loại (HTXS, HTT, HT, KHT)'
        when 'text' then 'chữ'
        when 'code' then 'mã'
        else 'giá trị trong danh sách của mẫu'
    end as expected
from waiting_unreadable_cell
where reason = 'wrong_type'
