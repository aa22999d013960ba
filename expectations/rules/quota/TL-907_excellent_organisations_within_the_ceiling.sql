/*
title: Tỷ lệ tổ chức đảng xếp HTXS trong từng nhóm tương đồng không vượt mức trần
title_en: Excellent organisations of one type and field are within the ceiling
why: >
  Văn bản nêu tỷ lệ nhưng có hai cách tính mẫu số và làm tròn; phần nằm giữa hai cách phải được giải trình.
example: Đơn vị có 25 chi bộ cùng lĩnh vực xếp HTT nhưng có 6 chi bộ xếp HTXS
refs: [D4]
phase: consistency
severity: warning
years: 2019..
basis: HD 21-HD/BTCTW, II.B.1.3; từ năm 2023 theo HD 25-HD/BTCTW, HD 43-HD/BTCTW (chưa đối chiếu văn bản gốc)
sheet: organisation
cells: [level]
kinds: [annual, supplement]
reads: [organisation]
needs: rest_in_force
over_groups: true
message: >
  Nhóm tổ chức cùng loại hình, cùng lĩnh vực với dòng này: {htxs} tổ chức xếp HTXS, {htt} xếp HTT; mức trần {pct} %
  số xếp {base_label} là {ceiling}, tính theo cách tính rộng nhất ({pct} % số xếp HTT trở lên, làm tròn lên) là
  {loose_ceiling}. Hồ sơ vẫn được tiếp nhận; đơn vị giải trình cách tính với Ban Tổ chức Tỉnh ủy, hoặc cấp có thẩm
  quyền xem xét, xếp loại lại. Nếu cột «{organisation_type_header}» hoặc «{field_header}» ghi sai thì sửa cột đó.
*/
select
    quota.*,
    quota.htxs as found,
    quota.ceiling as expected
from quota_group as quota
where quota.group_kind = 'ORGANISATION' and quota.verdict in ('WARNING', 'VIOLATION') and quota.source_row is not null
