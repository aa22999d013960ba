/*
title: Tập thể bị kỷ luật, hoặc có thành viên bị kỷ luật từ cảnh cáo trở lên, thì xếp không hoàn thành nhiệm vụ
title_en: A disciplined collective, or one with a member censured or worse, fails
refs: [F3]
phase: history
severity: error
years: 2019..2022
basis: HD 21-HD/BTCTW, II.B.3
sheet: collective
cells: [level, discipline, discipline_date]
kinds: [annual, supplement]
reads: [leader]
needs: history
why: >
  Kỷ luật của tập thể hoặc kỷ luật từ cảnh cáo của thành viên là căn cứ xếp không hoàn thành nhiệm vụ, mỗi vi phạm tính
  một lần.
example: Phó chủ tịch bị cảnh cáo ngày 20/5/2022, tập thể ủy ban nhân dân xã được xếp HTT năm 2022.
message: >
  {disciplined} trong năm nhưng tập thể được xếp {level_name}. Cấp có thẩm quyền phải xếp loại lại; ghi mức
  mới cùng số, ngày quyết định mới bằng hồ sơ Điều chỉnh (nếu hồ sơ đã được tiếp nhận) hoặc sửa trong tệp rồi gửi lại.
  Nếu vi phạm đã tính khi xếp loại năm trước thì ghi đúng mã vi phạm của năm đó ở cột «{violation_id_header}».
*/
select
    collective.*,
    collective.level as found,
    'KHT' as expected,
    case
        when collective.is_itself then 'Kỷ luật tập thể'
        else format('Kỷ luật từ cảnh cáo trở lên đối với %s thành viên của tập thể', collective.censured_members)
    end as disciplined
from disciplined_collective as collective
where collective.level_rank > 1 and (collective.is_itself or collective.censured_members > 0)
