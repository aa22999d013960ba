/*
title: Số CCCD ghi đủ 12 chữ số, kể cả số 0 ở đầu
title_en: A citizen number has its zeros
phase: content
severity: warning
basis: Cấu trúc số căn cước công dân
sheet: any
why: Mất số 0 ở đầu thì không nối được kết quả của cùng một người qua các năm.
example: Cột «Số CCCD» ghi 49070000001 (11 chữ số).
message: >
  Số CCCD ở dòng này chỉ có {digits} chữ số; có thể đã mất số 0 ở đầu do ô ở dạng số. Đặt cột ở dạng Text, ghi lại đủ
  12 chữ số (hoặc 9 chữ số nếu là số chứng minh nhân dân).
*/
select
    submission_id, source_row, sheet, digits,
    'citizen_id' as column_key
from waiting_citizen
where length(citizen_id) in (8, 10, 11) and digits is not null
