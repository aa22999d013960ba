/*
title: Chi bộ trực thuộc và đảng bộ bộ phận ghi mã tổ chức cấp trên
title_en: A cell below a grassroots organisation says which
phase: consistency
severity: error
basis: Biểu mẫu nộp hồ sơ xếp loại
why: >
  Không có mã cấp trên thì không biết tổ chức thuộc tổ chức cơ sở đảng nào. Đảng bộ cơ sở và chi bộ cơ sở được để
  trống: cấp trên là chính đơn vị nộp.
example: Một chi bộ trực thuộc để trống cột «Mã tổ chức cấp trên».
sheet: organisation
cells: [parent_code]
kinds: [annual, supplement]
message: >
  Loại hình «{organisation_type_name}» phải có mã ở cột «{parent_code_header}» nhưng ô này để trống. Ghi mã của đảng
  bộ cơ sở hoặc đảng bộ bộ phận quản lý trực tiếp.
*/
select organisation.*
from waiting_organisation as organisation
where organisation.parent_code is null and organisation.organisation_type in ('CBTT', 'DBBP')
