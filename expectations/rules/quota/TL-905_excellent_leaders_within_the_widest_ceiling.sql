/*
title: Tỷ lệ cá nhân lãnh đạo, quản lý xếp HTXS trong từng nhóm chức danh không vượt mức trần
title_en: Excellent leaders of equal titles and level are within the ceiling in its widest reading
why: >
  Xuất sắc phải là số ít thực sự nổi trội. Vượt cả cách tính rộng nhất thì không còn là chuyện làm tròn hay chọn mẫu
  số.
example: Nhóm bí thư cấp ủy cơ sở có 25 người xếp HTT nhưng có 8 người xếp HTXS
refs: [D3]
phase: consistency
severity: error
years: 2019..
basis: HD 21-HD/BTCTW, II.B.4; từ năm 2023 theo HD 25-HD/BTCTW, HD 43-HD/BTCTW (chưa đối chiếu văn bản gốc)
sheet: leader
cells: [level]
kinds: [annual, supplement]
reads: [leader]
needs: rest_in_force
over_groups: true
message: >
  Nhóm chức danh tương đương cùng cấp quản lý ghi ở dòng này: {htxs} người xếp HTXS, {htt} xếp HTT; mức trần {pct} %
  số xếp {base_label} là {ceiling}, tính theo cách tính rộng nhất ({pct} % số xếp HTT trở lên, làm tròn lên) cũng chỉ
  là {loose_ceiling}. Cấp có thẩm quyền xem xét, xếp loại lại; ghi mức mới cùng số, ngày quyết định mới bằng hồ sơ
  Điều chỉnh (nếu hồ sơ đã được tiếp nhận) hoặc sửa trong tệp rồi gửi lại. Nếu cột «{title_group_header}» hoặc
  «{management_level_header}» ghi sai thì sửa cột đó.
*/
select
    quota.*,
    quota.htxs as found,
    quota.ceiling as expected
from quota_group as quota
where quota.group_kind = 'LEADER' and quota.verdict = 'VIOLATION' and quota.source_row is not null
