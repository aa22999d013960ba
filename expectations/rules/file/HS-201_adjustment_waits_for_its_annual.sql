/*
title: Hồ sơ Điều chỉnh được xét sau khi hồ sơ Xếp loại hằng năm được chấp nhận
refs: [I1]
phase: form
severity: info
basis: Quy trình tiếp nhận hồ sơ xếp loại
sheet: cover
cells: [kind]
kinds: [adjustment]
message: >
  Chưa có hồ sơ Xếp loại hằng năm của năm {rating_year} được chấp nhận nên hồ sơ Điều chỉnh này tạm chờ. Không cần nộp
  lại: hồ sơ sẽ được xét ngay sau khi hồ sơ năm được chấp nhận.
*/
select submission_id, null::integer as source_row, rating_year
from waiting_submission
where kind = 'adjustment' and not is_refused and not has_accepted_annual
