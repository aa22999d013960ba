/*
title: Tỷ lệ tập thể lãnh đạo, quản lý xếp HTXS trong từng nhóm đối tượng không vượt mức trần
title_en: Excellent collectives of one group and level are within the ceiling in its widest reading
why: >
  Xuất sắc phải là số ít thực sự nổi trội. Vượt cả cách tính rộng nhất thì không còn là chuyện làm tròn hay chọn mẫu
  số.
example: Nhóm Ban Thường vụ đảng ủy cơ sở có 25 tập thể xếp HTT nhưng có 8 tập thể xếp HTXS
refs: [D2]
phase: consistency
severity: error
years: 2019..
basis: HD 21-HD/BTCTW, II.B.3; từ năm 2023 theo HD 25-HD/BTCTW, HD 43-HD/BTCTW (chưa đối chiếu văn bản gốc)
sheet: collective
cells: [level]
kinds: [annual, supplement]
reads: [collective]
needs: rest_in_force
over_groups: true
message: >
  Nhóm đối tượng cùng cấp quản lý ghi ở dòng này: {htxs} tập thể xếp HTXS, {htt} xếp HTT; mức trần {pct} % số xếp
  {base_label} là {ceiling}, tính theo cách tính rộng nhất ({pct} % số xếp HTT trở lên, làm tròn lên) cũng chỉ là
  {loose_ceiling}. Cấp có thẩm quyền xem xét, xếp loại lại; ghi mức mới cùng số, ngày quyết định mới bằng hồ sơ Điều
  chỉnh (nếu hồ sơ đã được tiếp nhận) hoặc sửa trong tệp rồi gửi lại. Nếu cột «{collective_group_header}» hoặc
  «{management_level_header}» ghi sai thì sửa cột đó.
*/
select
    quota.*,
    quota.htxs as found,
    quota.ceiling as expected
from quota_group as quota
where quota.group_kind = 'COLLECTIVE' and quota.verdict = 'VIOLATION' and quota.source_row is not null
