/*
title: Kiểm điểm trước khi quyết định mức xếp loại
title_en: The review comes before the decision
refs: [G5]
phase: content
severity: warning
years: 2019..
basis: HD 21-HD/BTCTW; QĐ 124-QĐ/TW; từ năm 2023 theo HD 25-HD/BTCTW, HD 43-HD/BTCTW (chưa đối chiếu văn bản gốc)
sheet: any
cells: [review_date, decision_date]
kinds: [annual, supplement]
why: Mức xếp loại được quyết định trên kết quả kiểm điểm nên không thể có trước.
example: Ngày kiểm điểm 20/12/2022, ngày quyết định 12/12/2022.
message: >
  Ngày kiểm điểm {review_date} sau ngày quyết định {decision_date}. Đối chiếu biên bản và quyết định, sửa ngày ghi sai;
  nếu đúng như đã ghi thì giải trình ở cột «{note_header}».
*/
select
    rated.*,
    rated.review_date as found,
    rated.decision_date as expected
from waiting_rated as rated
where rated.review_date > rated.decision_date
    and rated.level is not null
    and rated.review_date <= rated.received_on  -- later than that XL-119 says
    -- a date of another year is XL-113's
    and rated.decision_date >= make_date(rated.rating_year, 1, 1)
    and rated.review_date <= make_date(rated.rating_year + 1, 12, 31)
