/*
title: Mức xếp loại tập thể lãnh đạo, quản lý không cao hơn xếp loại cơ quan, đơn vị
title_en: A collective is not rated above its agency
refs: [B3]
phase: consistency
severity: error
years: 2019..
basis: HD 21-HD/BTCTW, II.B.3; từ năm 2023 theo HD 25-HD/BTCTW, HD 43-HD/BTCTW (chưa đối chiếu văn bản gốc)
sheet: collective
cells: [level, agency_level]
kinds: [annual, supplement]
needs: rest_in_force
why: HD 21 giới hạn mức của tập thể theo cả tổ chức, cơ quan và đơn vị mà tập thể lãnh đạo.
example: Lãnh đạo sở được xếp HTXS, cơ quan sở được xếp HTT.
message: >
  Tập thể được xếp {level_name}, cao hơn mức {expected_label} của cơ quan, đơn vị. Cấp có thẩm quyền xem xét, xếp
  loại lại; ghi mức mới cùng số, ngày quyết định mới bằng hồ sơ Điều chỉnh (nếu hồ sơ đã được tiếp nhận) hoặc sửa trong
  tệp rồi gửi lại. Nếu cột «{agency_level_header}» ghi sai thì sửa cột đó.
*/
select
    collective.*,
    collective.level as found,
    collective.ceiling as expected,
    collective.ceiling_label as expected_label
from not_above as collective
where collective.bound = 'B3' and collective.is_own and collective.is_agency
