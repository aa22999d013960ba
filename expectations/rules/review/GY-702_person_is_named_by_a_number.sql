/*
title: Gợi ý kiểm điểm cá nhân ghi ít nhất một số để nhận ra người đó
title_en: A person's suggestion names the person by a number
refs: []
phase: content
severity: error
basis: Biểu mẫu nộp hồ sơ xếp loại
sheet: suggested_review
cells: [subject_code, card_no, file_no]
why: Chỉ có họ tên thì không phân biệt được những người trùng tên.
example: Đối tượng «Cá nhân» nhưng cả ba cột số đều để trống.
message: >
  Đối tượng là cá nhân thì phải ghi ít nhất một trong ba cột «{subject_code_header}», «{card_no_header}»,
  «{file_no_header}». Ghi thêm rồi gửi lại.
*/
select review.*
from waiting_suggested_review as review
where review.subject_kind = 'LEADER'
    and coalesce(review.subject_code, review.card_no, review.file_no) is null
