/*
title: Tỷ lệ phần trăm trong biểu tổng hợp khớp với số lượng và cộng đủ 100
title_en: Percentages match the counts and add up to 100
refs: [A5]
phase: content
severity: warning
basis: Biểu tổng hợp xếp loại (suy luận từ cấu trúc biểu)
why: Tỷ lệ ghi tay hay lệch với số lượng khi số lượng được sửa sau.
example: Biểu ghi HTXS 10 trên 100 được xếp loại nhưng tỷ lệ ghi 12%.
sheet: declared_total
kinds: [annual, supplement]
enabled: false
reason_off: Mẫu 2022.1 không có cột tỷ lệ phần trăm trong biểu tổng hợp; tỷ lệ do hệ thống tính từ số lượng
message: Tỷ lệ phần trăm ở dòng «{subject_kind_name}» không khớp với số lượng. Tính lại tỷ lệ từ số lượng.
*/
select declared.*
from waiting_declared_total as declared
where false
