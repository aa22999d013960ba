/*
title: Mức xếp loại tập thể lãnh đạo, quản lý không cao hơn mức xếp loại của tổ chức, cơ quan, đơn vị
title_en: A collective is not rated above its organisation
refs: [B3]
phase: consistency
severity: error
years: 2019..
basis: HD 21-HD/BTCTW, II.B.3; từ năm 2023 theo HD 25-HD/BTCTW, HD 43-HD/BTCTW (chưa đối chiếu văn bản gốc)
sheet: any
cells: [level]
kinds: [annual, supplement]
needs: rest_in_force
why: Kết quả của tập thể lãnh đạo không thể cao hơn kết quả của tổ chức do mình lãnh đạo.
example: Tổ chức đảng HT, tập thể HTT.
message: >
  Tập thể {collective_code}{in_force} được xếp {level_name}, cao hơn mức {expected_label} của tổ chức đảng
  {organisation_code}. Cấp có thẩm quyền xem xét, xếp loại lại; ghi mức mới cùng số, ngày quyết định mới bằng hồ sơ Điều
  chỉnh (nếu hồ sơ đã được tiếp nhận) hoặc sửa trong tệp rồi gửi lại. Nếu cột «{organisation_code_header}» ghi sai thì
  sửa cột đó.
*/
select
    pair.*,
    pair.found as level,
    pair.ceiling_label as expected_label,
    pair.pair_key as subject
from not_above_opened as pair
where pair.bound = 'B3' and not pair.is_agency
