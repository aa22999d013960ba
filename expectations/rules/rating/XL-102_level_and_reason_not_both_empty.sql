/*
title: Mỗi đối tượng có mức xếp loại hoặc lý do không xếp loại
title_en: Every subject has a level or a reason
refs: [G6]
phase: content
severity: error
basis: HD 21-HD/BTCTW; mẫu hồ sơ xếp loại
sheet: any
cells: [level, not_rated_reason]
kinds: [annual, supplement]
why: Không có cả hai thì đối tượng bị bỏ sót.
example: Cả cột mức và cột lý do để trống.
message: >
  Dòng này chưa có mức ở cột «{level_header}» và cũng chưa có lý do ở cột «{not_rated_reason_header}». Ghi mức theo
  quyết định, hoặc chọn lý do không xếp loại.
*/
select
    rated.*,
    rated.level as found
from waiting_rated as rated
where rated.level is null and rated.not_rated_reason is null and not rated.is_temporary
