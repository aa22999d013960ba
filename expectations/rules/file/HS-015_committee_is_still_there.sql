/*
title: Đơn vị còn hoạt động ở ngày chốt số liệu của năm xếp loại
title_en: The committee is still there on the year's cut-off day
phase: form
severity: error
basis: Danh mục sắp xếp, sáp nhập đơn vị của tỉnh
sheet: any
why: Đơn vị đã sáp nhập, chia tách hoặc đổi tên thì số liệu do đơn vị kế thừa gửi; nhận cả hai là tính trùng.
example: QNA10 sáp nhập vào QNA09 ngày 01/01/2025 mà vẫn gửi hồ sơ năm 2025.
message: >
  Theo danh mục sắp xếp, sáp nhập, đơn vị {found} không còn ở ngày chốt số liệu của năm ghi trên bìa; số liệu năm đó do
  {expected} gửi. Nếu bìa ghi nhầm năm, sửa năm rồi gửi lại; nếu không, chuyển số liệu cho {expected}.
*/
select submission_id, sheet, source_row, cell, found, expected
from waiting_refusal
where refusal = 'ended_committee'
