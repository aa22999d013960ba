/*
title: Số đảng viên đầu năm cộng tăng trừ giảm bằng số cuối năm
title_en: Opening members plus arrivals less departures are the closing members
refs: [A8]
phase: content
severity: warning
basis: Biểu thống kê cơ bản về đảng viên (chưa đối chiếu văn bản gốc)
why: Biến động đảng viên trong năm giải thích vì sao tổng số khác năm trước.
example: Đầu năm 100 đảng viên, kết nạp 5, chuyển đi 2 nhưng cuối năm ghi 104.
sheet: declared_total
kinds: [annual, supplement]
enabled: false
reason_off: Mẫu 2022.1 không thu thập số đầu năm, kết nạp, chuyển đến, chuyển đi, từ trần và đưa ra khỏi Đảng
message: Số cuối năm ở dòng «{subject_kind_name}» không bằng số đầu năm cộng tăng, trừ giảm. Đối chiếu biến động.
*/
select declared.*
from waiting_declared_total as declared
where false
