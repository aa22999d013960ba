/*
title: Ngày sinh trước ngày vào Đảng ít nhất 18 năm
title_en: A member was eighteen when admitted
phase: content
severity: error
basis: Điều lệ Đảng, Điều 1
sheet: member
cells: [birth_date, admission_date]
kinds: [annual, supplement]
why: Người vào Đảng phải từ 18 tuổi; ngày sinh ghi sai làm không nhận ra cùng một người qua các năm.
example: Ngày sinh 12/3/2003 và ngày vào Đảng 19/5/2012 (đúng ra sinh năm 1983).
message: >
  Từ ngày sinh đến ngày vào Đảng chưa đủ 18 năm. Đối chiếu lý lịch đảng viên, sửa ngày ghi sai ở cột
  «{birth_date_header}» hoặc «{admission_date_header}».
*/
select member.*
from waiting_member as member
where member.admission_date < member.birth_date + interval '18 years'
    -- in the years of war some were younger: DV-117 only asks
    and (member.admission_date >= date '1976-01-01' or member.admission_date < member.birth_date + interval '14 years')
