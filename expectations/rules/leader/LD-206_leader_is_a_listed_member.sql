/*
title: Cá nhân lãnh đạo có trong danh sách đảng viên của đơn vị
title_en: A leader is on the committee's list of members
phase: consistency
severity: info
basis: Mẫu hồ sơ xếp loại
sheet: leader
cells: [citizen_id, card_no, file_no]
kinds: [annual, supplement]
reads: [member]
needs: rest_in_force
why: >
  Cán bộ lãnh đạo thường là đảng viên của chính đơn vị; không tìm thấy thường là do một số ghi sai, và khi đó không theo
  dõi được hai năm liên tiếp của cùng một người.
example: Số CCCD của phó chủ tịch ở trang cá nhân lãnh đạo khác một chữ số so với trang đảng viên.
message: >
  Không tìm thấy cá nhân lãnh đạo này trong danh sách đảng viên của đơn vị (theo số CCCD, số thẻ, số lý lịch, hoặc họ
  tên và ngày sinh). Đối chiếu các số, họ tên, ngày sinh ở hai trang tính; nếu người này sinh hoạt đảng ở đơn vị khác
  hoặc không phải đảng viên thì không phải sửa.
*/
select leader.*
from known_unlisted_leader
inner join waiting_leader as leader using (submission_id, source_row)
