/*
title: Điều chỉnh tăng mức xếp loại phải được giải trình
title_en: Raising a rating asks for an explanation
refs: [I1]
phase: consistency
severity: warning
basis: Công văn 1247 ngày 20/9/2022 của Ban Thường vụ Tỉnh ủy; quy trình điều chỉnh kết quả xếp loại
sheet: adjustment
cells: [new_level]
kinds: [adjustment]
why: Việc rà soát chủ yếu là hạ mức; nâng mức cần được giải trình rõ.
example: Điều chỉnh từ HT lên HTT.
message: >
  Điều chỉnh tăng từ {old_level_name} lên {new_level_name}. Hồ sơ vẫn được tiếp nhận; đơn vị giải trình lý do tăng
  mức với Ban Tổ chức Tỉnh ủy.
*/
select
    adjustment.*,
    adjustment.new_level as found,
    adjustment.old_level as expected
from waiting_adjustment as adjustment
where adjustment.new_level_rank > adjustment.old_level_rank
