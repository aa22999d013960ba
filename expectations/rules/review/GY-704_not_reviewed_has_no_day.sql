/*
title: Chưa kiểm điểm thì không có ngày kiểm điểm
title_en: What was not reviewed has no day of review
refs: [K1]
phase: content
severity: warning
years: 2018..
basis: Báo cáo của Ban Tổ chức Tỉnh ủy về gợi ý kiểm điểm (hệ quả là suy ra)
sheet: suggested_review
cells: [outcome, review_date]
kinds: [annual, supplement]
why: Ngày và kết quả nói ngược nhau thì không biết đối tượng được gợi ý đã kiểm điểm hay chưa.
example: Cột «Ngày kiểm điểm» ghi 05/12/2022, cột «Kết quả kiểm điểm» ghi «Chưa kiểm điểm».
message: >
  Cột «{review_date_header}» ghi {review_date} nhưng cột «{outcome_header}» ghi chưa kiểm điểm. Nếu đã kiểm điểm thì sửa
  kết quả; nếu chưa thì xóa ngày.
*/
select
    review.*,
    review.outcome as found
from waiting_suggested_review as review
where review.review_date is not null and review.outcome = 'CHUA'
