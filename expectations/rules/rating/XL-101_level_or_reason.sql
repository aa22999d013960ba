/*
title: Đã có lý do không xếp loại thì không ghi mức xếp loại
title_en: A level and a reason for no level exclude each other
refs: [G1]
phase: content
severity: error
years: 2019..
basis: QĐ 24-QĐ/TW, Điều 7; HD 21-HD/BTCTW; từ năm 2023 theo HD 25-HD/BTCTW, HD 43-HD/BTCTW (chưa đối chiếu văn bản gốc)
sheet: any
cells: [level, not_rated_reason]
kinds: [annual, supplement]
why: Vừa có mức vừa có lý do không xếp loại thì không biết tính vào nhóm nào.
example: Mức HTT và lý do «Được miễn công tác và sinh hoạt đảng».
message: >
  Dòng này vừa ghi mức {level_name} ở cột «{level_header}» vừa ghi lý do «{not_rated_reason_name}» ở cột
  «{not_rated_reason_header}». Chỉ giữ một: xóa mức nếu không xếp loại, xóa lý do nếu đã xếp loại.
*/
select
    rated.*,
    rated.level as found,
    rated.not_rated_reason as expected
from waiting_rated as rated
where rated.level is not null and rated.not_rated_reason is not null
