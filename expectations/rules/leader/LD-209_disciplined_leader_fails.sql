/*
title: Cá nhân lãnh đạo bị kỷ luật trong năm thì xếp không hoàn thành nhiệm vụ
title_en: A leader disciplined in the year fails
refs: [F1]
phase: history
severity: error
years: 2019..2024
basis: >-
  HD 21-HD/BTCTW, II.B.2 (đảng viên; áp dụng cho dòng cá nhân lãnh đạo là suy luận); năm 2023–2024 theo QĐ 124-QĐ/TW
  (cá nhân bị kỷ luật)
sheet: leader
cells: [level, discipline_date, violation_id]
kinds: [annual, supplement]
needs: history
why: Cá nhân lãnh đạo bị kỷ luật trong năm thì không hoàn thành nhiệm vụ, trừ khi vi phạm đó đã tính ở một năm trước.
example: Bí thư bị cách chức ngày 03/3/2024, được xếp HTXS năm 2024.
message: >
  {disciplined} nhưng cá nhân lãnh đạo được xếp {level_name}. Cấp có thẩm quyền phải xếp loại lại; ghi mức mới cùng
  số, ngày quyết định mới bằng hồ sơ Điều chỉnh (nếu hồ sơ đã được tiếp nhận) hoặc sửa trong tệp rồi gửi lại. Nếu vi
  phạm này đã tính khi xếp loại năm trước thì ghi đúng mã vi phạm của năm đó ở cột «{violation_id_header}»; nếu cột
  «{discipline_date_header}» ghi sai thì sửa cột đó.
*/
select
    leader.*,
    leader.level as found,
    'KHT' as expected
from disciplined_leader as leader
where leader.level_rank > 1
