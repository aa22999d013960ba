/*
title: Sau điều chỉnh, mức của tập thể vẫn không cao hơn mức của tổ chức, cơ quan, đơn vị
title_en: After corrections a collective is still not above organisation and agency
why: >
  Hạ mức tập thể, tổ chức thì mức cao nhất được phép của người đứng đầu, của tập thể cũng hạ theo.
example: Hạ tổ chức đảng từ HTT xuống HT trong khi tập thể lãnh đạo vẫn xếp HTT
refs: [I3, B3]
phase: history
severity: warning
years: 2019..
basis: >-
  HD 21-HD/BTCTW, II.B.3; từ năm 2023 theo HD 25-HD/BTCTW, HD 43-HD/BTCTW (chưa đối chiếu văn bản gốc); áp dụng cho hồ
  sơ Điều chỉnh là suy luận
sheet: adjustment
cells: [new_level]
kinds: [adjustment]
reads: [adjustment]
needs: rest_in_force
message: >
  Sau điều chỉnh ở dòng này, tập thể {collective_code} đang xếp {level_label}, cao hơn mức {ceiling_label} của tổ
  chức, cơ quan, đơn vị. Hồ sơ vẫn được tiếp nhận, không kết quả nào bị tự động sửa; cấp có thẩm quyền xem xét, xếp
  loại lại, đơn vị gửi tiếp hồ sơ Điều chỉnh với số, ngày quyết định mới.
*/
select
    pair.submission_id, pair.source_row, pair.collective_code, pair.level_label, pair.ceiling, pair.ceiling_label,
    pair.found, pair.expected
from not_above_opened as pair
where pair.bound = 'B3'
