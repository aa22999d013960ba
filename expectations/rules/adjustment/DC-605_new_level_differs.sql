/*
title: Mức mới khác mức cũ
title_en: The new level differs from the old one
refs: [I1]
phase: content
severity: error
basis: Công văn 1247 ngày 20/9/2022 của Ban Thường vụ Tỉnh ủy; quy trình điều chỉnh kết quả xếp loại
sheet: adjustment
cells: [new_level, old_level]
kinds: [adjustment]
why: Dòng điều chỉnh không đổi gì làm sai số đối tượng được điều chỉnh.
example: Mức cũ HTT, mức mới HTT.
message: >
  Cột «{new_level_header}» và cột «{old_level_header}» cùng ghi {new_level_name}. Sửa mức mới, hoặc xóa dòng nếu
  không điều chỉnh.
*/
select
    adjustment.*,
    adjustment.new_level as found
from waiting_adjustment as adjustment
where adjustment.new_level = adjustment.old_level
