/*
title: Tập thể có kỷ luật trong năm thì xếp không hoàn thành nhiệm vụ, trừ khi tự phát hiện và khắc phục xong
title_en: A collective with a discipline of its own or of a member fails, unless it found and remedied that itself
refs: [F3]
phase: history
severity: warning
raised_by_ref: false
years: 2023..2024
basis: QĐ 124-QĐ/TW
sheet: collective
cells: [level, discipline, discipline_date]
kinds: [annual, supplement]
reads: [leader]
needs: history
why: >
  Năm 2023–2024, kỷ luật của tập thể hoặc của thành viên là căn cứ xếp không hoàn thành nhiệm vụ; biểu mẫu không cho
  biết tập thể có tự phát hiện và khắc phục xong hay không, nên chỉ hỏi.
example: Phó bí thư bị khiển trách ngày 03/3/2024, tập thể ban thường vụ được xếp HTT năm 2024.
message: >
  {disciplined} trong năm nhưng tập thể được xếp {level_name}. Nếu đã tự phát hiện và khắc phục xong thì giải trình ở
  cột «{note_header}»; nếu không thì cấp có thẩm quyền xem xét, xếp loại lại, ghi mức mới cùng số, ngày quyết định mới.
*/
select
    collective.*,
    collective.level as found,
    'KHT' as expected,
    case
        when collective.is_itself then 'Tập thể bị kỷ luật'
        else format('Có %s thành viên của tập thể bị kỷ luật', collective.members)
    end as disciplined
from disciplined_collective as collective
where collective.level_rank > 1 and (collective.is_itself or collective.members > 0)
