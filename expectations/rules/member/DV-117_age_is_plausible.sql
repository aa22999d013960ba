/*
title: Tuổi đời của đảng viên hợp lý
title_en: A member's age is plausible
phase: content
severity: warning
basis: Điều lệ Đảng, Điều 1 (trường hợp kết nạp trước năm 1976 chưa đối chiếu văn bản gốc)
sheet: member
cells: [birth_date, admission_date]
kinds: [annual, supplement]
why: Năm sinh ghi nhầm thế kỷ hoặc nhầm một chữ số là lỗi hay gặp khi gõ ngày.
example: Năm sinh 1898 thay cho 1989; hoặc vào Đảng năm 1968 khi 16 tuổi.
message: >
  Theo các ngày đã ghi, người này {implausible}. Đối chiếu lý lịch đảng viên, sửa ngày ghi sai ở cột
  «{birth_date_header}» hoặc «{admission_date_header}»; nếu đúng như đã ghi thì giải trình ở cột «{note_header}».
*/
select
    member.*,
    case
        when member.birth_date < make_date(member.rating_year - 110, 1, 1) then 'đã hơn 110 tuổi'
        else 'chưa đủ 18 tuổi khi vào Đảng'
    end as implausible
from waiting_member as member
where member.birth_date < make_date(member.rating_year - 110, 1, 1)
    or member.admission_date < least(member.birth_date + interval '18 years', date '1976-01-01')
    and member.admission_date >= member.birth_date + interval '14 years'
