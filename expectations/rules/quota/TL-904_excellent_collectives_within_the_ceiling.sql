/*
title: Tỷ lệ tập thể lãnh đạo, quản lý xếp HTXS trong từng nhóm đối tượng không vượt mức trần theo cách tính chặt
title_en: Excellent collectives of one group and level are within the ceiling in its strict reading
why: >
  Văn bản nêu tỷ lệ nhưng có hai cách tính mẫu số và làm tròn; phần nằm giữa hai cách phải được giải trình.
example: Nhóm Ban Thường vụ đảng ủy cơ sở có 25 tập thể xếp HTT nhưng có 6 tập thể xếp HTXS
refs: [D2]
phase: consistency
severity: warning
raised_by_ref: false
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
  {base_label} là {ceiling}, tính theo cách tính rộng nhất ({pct} % số xếp HTT trở lên, làm tròn lên) là
  {loose_ceiling}. Hồ sơ vẫn được tiếp nhận; đơn vị giải trình cách tính với Ban Tổ chức Tỉnh ủy, hoặc cấp có thẩm
  quyền xem xét, xếp loại lại. Nếu cột «{collective_group_header}» hoặc «{management_level_header}» ghi sai thì sửa
  cột đó.
*/
select
    quota.*,
    quota.htxs as found,
    quota.ceiling as expected
from quota_group as quota
where quota.group_kind = 'COLLECTIVE' and quota.verdict = 'WARNING' and quota.source_row is not null
