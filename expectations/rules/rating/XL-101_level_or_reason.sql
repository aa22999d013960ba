/*
title: Đã có lý do không xếp loại thì không ghi mức xếp loại
refs: [G1]
phase: content
severity: error
years: 2019..
basis: QĐ 24-QĐ/TW, Điều 7; HD 21-HD/BTCTW
sheet: any
cells: [level, not_rated_reason]
kinds: [annual, supplement]
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
