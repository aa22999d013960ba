/*
title: Ngày chính thức không trước ngày vào Đảng
title_en: A member is not official before being admitted
phase: content
severity: error
basis: Điều lệ Đảng, Điều 5
sheet: member
cells: [official_date, admission_date]
kinds: [annual, supplement]
why: Đảng viên phải qua thời gian dự bị; hai ngày đảo nhau thường do ghi nhầm cột.
example: Ngày vào Đảng 19/5/2020, ngày chính thức 19/5/2019.
message: >
  Ngày ở cột «{official_date_header}» trước ngày ở cột «{admission_date_header}». Đối chiếu lý lịch đảng viên, sửa ngày
  ghi sai.
*/
select member.*
from waiting_member as member
where member.official_date < member.admission_date
    and member.admission_date <= member.received_on  -- later than that XL-118 says
