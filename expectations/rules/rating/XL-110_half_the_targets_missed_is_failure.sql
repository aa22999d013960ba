/*
title: Hoàn thành dưới 50% chỉ tiêu, nhiệm vụ thì xếp không hoàn thành nhiệm vụ
title_en: Less than half of the targets is failure
refs: [F5]
phase: content
severity: error
years: 2019..2024
basis: HD 21-HD/BTCTW, II.B; QĐ 124-QĐ/TW
sheet: any
cells: [level]
kinds: [annual, supplement]
why: Cả HD 21 và QĐ 124 xếp không hoàn thành nhiệm vụ khi hoàn thành dưới 50% chỉ tiêu, nhiệm vụ được giao.
example: Cột tỷ lệ hoàn thành ghi 45, mức quyết định ghi HT.
message: >
  Tỷ lệ hoàn thành {target_pct}% nhưng được xếp {level_name}. Dưới 50% chỉ tiêu, nhiệm vụ thì xếp không hoàn thành nhiệm
  vụ. Sửa cột «{target_pct_header}» nếu ghi sai; nếu đúng thì cấp có thẩm quyền xếp loại lại, ghi mức mới cùng số, ngày
  quyết định mới. Trường hợp bất khả kháng thì để trống tỷ lệ và giải trình ở cột «{note_header}».
*/
select
    rated.*,
    rated.level as found,
    'KHT' as expected
from waiting_rated as rated
where rated.target_pct < 50
    and rated.level_rank > 1
    -- 0.5 to 1 may be shares of one and no failure, XL-103 asks; what is less fails either way
    and rated.target_pct not between 0.5 and 1
