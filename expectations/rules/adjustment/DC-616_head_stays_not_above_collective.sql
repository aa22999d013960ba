/*
title: Sau điều chỉnh, mức của người đứng đầu tập thể vẫn không cao hơn mức của tập thể do mình đứng đầu
title_en: After corrections a head is still not above the collective
why: >
  Hạ mức tập thể, tổ chức thì mức cao nhất được phép của người đứng đầu, của tập thể cũng hạ theo.
example: Hạ tập thể từ HTT xuống HT trong khi người đứng đầu vẫn xếp HTT
refs: [I3, B1]
phase: history
severity: warning
years: 2018..
basis: >-
  Năm 2018 theo HD 16-HD/BTCTW; từ năm 2019 theo HD 21-HD/BTCTW, II.B.4; từ năm 2023 theo HD 25-HD/BTCTW, HD
  43-HD/BTCTW (chưa đối chiếu văn bản gốc); chỉ đạo xếp loại lại của Ban Thường vụ Tỉnh ủy; áp dụng cho hồ sơ Điều
  chỉnh là suy luận
sheet: adjustment
cells: [new_level]
kinds: [adjustment]
reads: [adjustment]
needs: rest_in_force
consequence: re_rate to ceiling
message: >
  Sau điều chỉnh ở dòng này, người đứng đầu tập thể {collective_code} đang xếp {level_label}, cao hơn mức
  {ceiling_label} của tập thể do mình đứng đầu. Hồ sơ vẫn được tiếp nhận, không kết quả nào bị tự động sửa; cấp có
  thẩm quyền xem xét, xếp loại lại, đơn vị gửi tiếp hồ sơ Điều chỉnh với số, ngày quyết định mới.
*/
select
    pair.submission_id, pair.source_row, pair.collective_code, pair.level_label, pair.ceiling, pair.ceiling_label,
    pair.found, pair.expected
from not_above_opened as pair
where pair.bound = 'B1'
