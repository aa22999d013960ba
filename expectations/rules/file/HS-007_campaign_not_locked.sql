/*
title: Đợt xếp loại chưa khóa
title_en: The campaign is not locked
phase: form
severity: error
basis: Kế hoạch các đợt xếp loại của tỉnh
sheet: any
why: Số liệu đã chốt chỉ được mở lại theo quyết định.
example: Gửi lại hồ sơ của năm đã khóa.
message: >
  Đợt xếp loại năm {found} đã khóa số liệu, không tiếp nhận thêm hồ sơ. Nếu cần sửa, liên hệ Ban Tổ chức Tỉnh ủy.
*/
select submission_id, sheet, source_row, cell, found, expected
from waiting_refusal
where refusal = 'locked'
