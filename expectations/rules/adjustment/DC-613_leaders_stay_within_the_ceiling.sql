/*
title: Sau điều chỉnh, tỷ lệ cá nhân lãnh đạo, quản lý xếp HTXS vẫn không vượt mức trần
title_en: After corrections excellent leaders of equal titles and level stay within the ceiling
why: >
  Mức trần tính trên số xếp hoàn thành tốt: hạ người xếp tốt thì mức trần của cả nhóm hạ theo.
example: Hạ một người từ HTT xuống HT, nhóm chức danh còn 24 người xếp HTT mà có 5 xếp HTXS
refs: [I3, D3]
phase: history
severity: warning
years: 2019..
basis: >-
  HD 21-HD/BTCTW, II.B.4; từ năm 2023 theo HD 25-HD/BTCTW, HD 43-HD/BTCTW (chưa đối chiếu văn bản gốc); áp dụng cho hồ
  sơ Điều chỉnh là suy luận
sheet: adjustment
cells: [new_level]
kinds: [adjustment]
reads: [adjustment]
needs: rest_in_force
message: >
  Sau điều chỉnh ở dòng này, nhóm chức danh tương đương cùng cấp quản lý với người được điều chỉnh có {htxs} người
  xếp HTXS, {htt} xếp HTT (trước đó {htxs_before} và {htt_before}); mức trần {pct} % số xếp {base_label} là
  {ceiling}, tính theo cách tính rộng nhất ({pct} % số xếp HTT trở lên, làm tròn lên) là {loose_ceiling}. Hồ sơ vẫn
  được tiếp nhận, không kết quả nào bị tự động sửa; đơn vị báo cáo cấp có thẩm quyền xem xét các kết quả HTXS trong
  nhóm.
*/
select quota.*
from quota_exceeded as quota
where quota.group_kind = 'LEADER'
