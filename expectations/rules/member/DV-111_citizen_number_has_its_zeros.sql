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
with numbered as (
    select submission_id, source_row, 'member' as sheet, length(citizen_id) as digits
    from waiting_member
    where citizen_id ~ '^([0-9]{8}|[0-9]{10,11})$'
    union all
    select submission_id, source_row, 'leader', length(citizen_id)
    from waiting_leader
    where citizen_id ~ '^([0-9]{8}|[0-9]{10,11})$'
)

select
    numbered.*,
    'citizen_id' as column_key
from numbered
