/*
title: Mã tổ chức, mã tập thể, mã khuyết điểm không thuộc đơn vị khác
title_en: No code belongs to another committee
phase: form
severity: error
basis: Mỗi mã chỉ dùng cho một tổ chức, tập thể, khuyết điểm trong tỉnh
sheet: any
kinds: [annual, supplement]
needs: other_committees
why: Mã tổ chức, tập thể, khuyết điểm là duy nhất trong tỉnh; dùng trùng là nhầm tệp hoặc nhầm mã.
example: Trang «Tổ chức đảng» của QNA04 có mã đang thuộc hồ sơ của QNA05.
message: >
  Mã {found} ở trang tính «{sheet_title}» đang có trong hồ sơ của {holder} cùng năm xếp loại. Kiểm tra xem có dùng nhầm
  mã hoặc nhầm tệp của đơn vị khác không, sửa mã rồi gửi lại; nếu mã đúng là của đơn vị, báo Ban Tổ chức Tỉnh ủy để
  {holder} sửa hồ sơ.
*/
select
    refusal.submission_id, refusal.sheet, refusal.source_row, refusal.cell, refusal.found, null as expected,
    refusal.expected as holder,
    (
        select min(heading.sheet_name) from config.template_column as heading
        where heading.template_version = refusal.template_version and heading.sheet = refusal.sheet
    ) as sheet_title
from waiting_refusal as refusal
where refusal.refusal = 'code_of_another'
