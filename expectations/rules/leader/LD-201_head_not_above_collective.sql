/*
title: Mức xếp loại người đứng đầu không cao hơn mức xếp loại tập thể do mình đứng đầu
title_en: A head is not rated above the collective
refs: [B1]
phase: consistency
severity: error
years: 2018..
basis: >-
  Năm 2018 theo HD 16-HD/BTCTW; từ năm 2019 theo HD 21-HD/BTCTW, II.B.4; từ năm 2023 theo HD 25-HD/BTCTW, HD
  43-HD/BTCTW (chưa đối chiếu văn bản gốc); chỉ đạo xếp loại lại của Ban Thường vụ Tỉnh ủy
sheet: any
cells: [level]
kinds: [annual, supplement]
needs: rest_in_force
consequence: re_rate to collective_level
why: >
  Người đứng đầu chịu trách nhiệm về kết quả của tập thể; đây là trường hợp Ban Thường vụ Tỉnh ủy yêu cầu xếp loại
  lại.
example: Tập thể HT, người đứng đầu HTT.
message: >
  Người đứng đầu{in_force} được xếp {level_name}, cao hơn mức {expected_label} của tập thể {collective_code}. Cấp có
  thẩm quyền phải xếp loại lại người đứng đầu; ghi mức mới cùng số, ngày quyết định mới bằng hồ sơ Điều chỉnh (nếu hồ sơ
  đã được tiếp nhận) hoặc sửa trong tệp rồi gửi lại. Nếu cột «{collective_code_header}» hoặc dấu người đứng đầu ghi sai
  thì sửa lại.
*/
select
    pair.*,
    pair.found as level,
    pair.ceiling as collective_level,
    pair.ceiling_label as expected_label,
    pair.pair_key as subject
from not_above_opened as pair
where pair.bound = 'B1'
