/*
title: Gợi ý kiểm điểm cá nhân ghi ít nhất một số để nhận ra người đó
refs: []
phase: content
severity: error
basis: Biểu mẫu nộp hồ sơ xếp loại
sheet: suggested_review
cells: [subject_code, card_no, file_no]
message: >
  Đối tượng là cá nhân thì phải ghi ít nhất một trong ba cột «{subject_code_header}», «{card_no_header}»,
  «{file_no_header}». Ghi thêm rồi gửi lại.
*/
select review.*
from waiting_suggested_review as review
where review.subject_kind = 'LEADER'
    and coalesce(review.subject_code, review.card_no, review.file_no) is null
