/*
title: Tổ chức cấp trên có trong danh sách tổ chức đảng
title_en: The organisation above is known
phase: consistency
severity: error
basis: Biểu mẫu nộp hồ sơ xếp loại
why: Cây tổ chức quyết định tỷ lệ cấp dưới, giới hạn 20% và số tổng hợp; một mã cấp trên sai làm lệch tất cả.
example: Chi bộ trực thuộc ghi mã cấp trên QNA04-0O1 (chữ O) trong khi đảng bộ cơ sở là QNA04-001.
sheet: organisation
cells: [parent_code]
kinds: [annual, supplement]
reads: [organisation]
needs: rest_in_force
message: >
  Mã {parent_code} ở cột «{parent_code_header}» không phải mã đơn vị và không có ở cột «{organisation_code_header}»
  của hồ sơ. Sửa mã cấp trên, hoặc bổ sung dòng của tổ chức cấp trên nếu danh sách thiếu.
*/
select place.*
from known_place as place
where place.parent_type is null and not place.is_under_committee
