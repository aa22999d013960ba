/*
title: Tỷ lệ đảng viên xếp HTXS trong từng tổ chức cơ sở đảng không vượt mức trần theo cách tính chặt
title_en: Excellent members of a grassroots organisation are within the ceiling in its strict reading
why: >
  Văn bản nêu tỷ lệ nhưng có hai cách tính mẫu số và làm tròn; phần nằm giữa hai cách phải được giải trình.
example: Đảng bộ cơ sở có 25 đảng viên xếp HTT nhưng có 6 đảng viên xếp HTXS
refs: [D1]
phase: consistency
severity: warning
raised_by_ref: false
years: 2019..
basis: HD 21-HD/BTCTW, II.B.2; từ năm 2023 theo HD 25-HD/BTCTW, HD 43-HD/BTCTW (chưa đối chiếu văn bản gốc)
sheet: member
cells: [level]
kinds: [annual, supplement]
reads: [organisation, member]
needs: rest_in_force
over_groups: true
message: >
  Tổ chức cơ sở đảng {organisation_code}: {htxs} đảng viên xếp HTXS, {htt} xếp HTT; mức trần {pct} % số xếp
  {base_label} là {ceiling}, tính theo cách tính rộng nhất ({pct} % số xếp HTT trở lên, làm tròn lên) là
  {loose_ceiling}. Hồ sơ vẫn được tiếp nhận; đơn vị giải trình cách tính với Ban Tổ chức Tỉnh ủy, hoặc cấp có thẩm
  quyền xem xét, xếp loại lại. Nếu cột «{cell_code_header}» hoặc mã tổ chức cấp trên của chi bộ ghi sai thì sửa cột
  đó.
*/
select
    quota.*,
    quota.group_key as organisation_code,
    quota.htxs as found,
    quota.ceiling as expected
from quota_group as quota
where quota.group_kind = 'MEMBER' and quota.verdict = 'WARNING' and quota.source_row is not null
