/*
title: Gợi ý kiểm điểm tập thể ghi mã tập thể
title_en: A collective's suggestion names the collective
refs: []
phase: content
severity: error
basis: Biểu mẫu nộp hồ sơ xếp loại
sheet: suggested_review
cells: [subject_code]
why: Không có mã tập thể thì không theo dõi được tập thể đó đã kiểm điểm hay chưa.
example: Đối tượng «Tập thể» nhưng cột mã để trống.
message: >
  Đối tượng là tập thể thì cột «{subject_code_header}» phải ghi mã tập thể; ở đây để trống hoặc ghi một dãy số như số
  căn cước. Ghi mã tập thể; nếu gợi ý cho cá nhân thì sửa cột «{subject_kind_header}».
*/
select review.*
from waiting_suggested_review as review
where review.subject_kind = 'COLLECTIVE'
    and (review.subject_code is null or review.subject_code ~ '^[0-9]+$')
