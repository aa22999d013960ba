/*
title: Đối tượng được gợi ý kiểm điểm đã kiểm điểm
title_en: Whoever was suggested for review was reviewed
refs: [K1]
phase: content
severity: warning
years: 2018..
basis: Báo cáo của Ban Tổ chức Tỉnh ủy về gợi ý kiểm điểm (hệ quả là suy ra)
sheet: suggested_review
cells: [review_date, outcome]
kinds: [annual, supplement]
why: Gợi ý kiểm điểm chỉ có tác dụng khi đã kiểm điểm; đối tượng chưa kiểm điểm cần được theo dõi.
example: Tập thể được gợi ý về giải ngân, cột «Ngày kiểm điểm» và cột «Kết quả kiểm điểm» đều để trống.
message: >
  Đối tượng được gợi ý kiểm điểm chưa có kết quả: cột «{review_date_header}» để trống, cột «{outcome_header}» {stated}.
  Ghi ngày và kết quả kiểm điểm; nếu chưa kiểm điểm thì giải trình với Ban Tổ chức Tỉnh ủy và bổ sung sau khi kiểm điểm.
*/
select
    review.*,
    review.outcome as found,
    case when review.outcome is null then 'để trống' else 'ghi chưa kiểm điểm' end as stated
from waiting_suggested_review as review
where review.review_date is null and coalesce(review.outcome, 'CHUA') = 'CHUA'
