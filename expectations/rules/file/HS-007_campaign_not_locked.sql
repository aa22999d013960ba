/*
title: Đợt xếp loại chưa khóa
phase: form
severity: error
basis: Kế hoạch các đợt xếp loại của tỉnh
sheet: any
message: >
  Đợt xếp loại năm {found} đã khóa số liệu, không tiếp nhận thêm hồ sơ. Nếu cần sửa, liên hệ Ban Tổ chức Tỉnh ủy.
*/
select submission_id, sheet, source_row, cell, found, expected
from waiting_refusal
where refusal = 'locked'
