/*
title: Mỗi tập thể có một người đứng đầu
title_en: A collective has one head
phase: consistency
severity: warning
basis: Mẫu hồ sơ xếp loại
sheet: leader
cells: [is_head]
kinds: [annual, supplement]
needs: rest_in_force
why: Giới hạn «người đứng đầu không cao hơn tập thể» chỉ đúng khi biết chắc ai là người đứng đầu.
example: Hai dòng cùng mã tập thể đều ghi x ở cột «Là người đứng đầu».
message: >
  Tập thể {collective_code} có {heads} người được ghi là người đứng đầu. Bỏ dấu ở cột «{is_head_header}» của người không
  phải là người đứng đầu; nếu trong năm thay người đứng đầu thì giải trình ở cột «{note_header}».
*/
with counted as (
    select submission_id, collective_code, count(*) as heads
    from known_leader
    where is_head
    group by submission_id, collective_code
    having count(*) > 1
)

select leader.*, counted.heads, counted.heads as found, 1 as expected
from waiting_leader as leader
inner join counted using (submission_id, collective_code)
where leader.is_head
