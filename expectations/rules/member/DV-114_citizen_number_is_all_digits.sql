/*
title: Số CCCD chỉ gồm chữ số và đủ độ dài
title_en: A citizen number is digits only and whole
phase: content
severity: warning
basis: Cấu trúc số căn cước công dân
sheet: any
why: Số CCCD là căn cứ đầu tiên để nhận ra cùng một người qua các năm; chữ O thay số 0 làm hai năm không khớp nhau.
example: Cột «Số CCCD» ghi O49070000001 (chữ O ở đầu), hoặc chỉ có 5 chữ số.
message: >
  Số CCCD ở dòng này không đúng dạng 12 chữ số (hoặc 9 chữ số nếu là số chứng minh nhân dân): có ký tự không phải chữ
  số, chẳng hạn chữ O thay cho số 0, hoặc thiếu, thừa chữ số. Đối chiếu giấy tờ gốc, ghi lại.
*/
select
    submission_id, source_row, sheet,
    'citizen_id' as column_key
from waiting_citizen
-- in this order: the regular expression costs most, and few need it
where case when digits in (8, 9, 10, 11, 12) then false else citizen_id ~ '[0-9]' end
