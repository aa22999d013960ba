/*
title: Cá nhân lãnh đạo bị kỷ luật liên quan đến chức trách thì xếp không hoàn thành nhiệm vụ
title_en: A leader disciplined over the duties of the post fails
refs: [F1]
phase: history
severity: warning
raised_by_ref: false
years: 2025..
basis: QĐ 366-QĐ/TW; HD 43-HD/BTCTW (chưa đối chiếu văn bản gốc)
sheet: leader
cells: [level, discipline_date, violation_id]
kinds: [annual, supplement]
needs: history
why: >
  Từ năm 2025, kỷ luật từ khiển trách trở lên liên quan đến chức trách là trường hợp không hoàn thành nhiệm vụ; biểu mẫu
  không cho biết kỷ luật có liên quan đến chức trách hay không, nên chỉ hỏi.
example: Chủ tịch xã bị khiển trách ngày 12/6/2025 vì thiếu trách nhiệm, được xếp HTT năm 2025.
message: >
  {disciplined} nhưng cá nhân lãnh đạo được xếp {level_name}. Nếu kỷ luật liên quan đến chức trách, nhiệm vụ thì cấp
  có thẩm quyền xem xét, xếp loại lại, ghi mức mới cùng số, ngày quyết định mới; nếu không thì giải trình ở cột
  «{note_header}».
*/
select
    leader.*,
    leader.level as found,
    'KHT' as expected
from disciplined_leader as leader
where leader.level_rank > 1
