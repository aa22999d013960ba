/*
title: Hồ sơ Điều chỉnh được xét sau khi hồ sơ Xếp loại hằng năm được tiếp nhận
title_en: An adjustment waits for its annual
refs: [I1]
phase: form
severity: info
basis: Quy trình tiếp nhận hồ sơ xếp loại
sheet: cover
cells: [kind]
kinds: [adjustment]
needs: in_force
why: Phải có kết quả năm mới có cái để điều chỉnh.
example: Gửi hồ sơ Điều chỉnh năm 2022 khi hồ sơ năm 2022 còn bị trả lại.
message: >
  Chưa có hồ sơ Xếp loại hằng năm của năm {rating_year} được tiếp nhận nên hồ sơ Điều chỉnh này tạm chờ. Không cần gửi
  lại: hồ sơ sẽ được xét ngay sau khi hồ sơ năm được tiếp nhận.
*/
select submission_id, null::integer as source_row, rating_year
from waiting_submission
where kind = 'adjustment' and not is_refused and not has_accepted_annual
