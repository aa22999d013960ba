/*
title: Chỉ bị đình chỉ sinh hoạt cấp ủy thì vẫn được xếp loại
title_en: Who is only suspended from the committee is rated
refs: [G2]
phase: content
severity: warning
years: 2019..2022
basis: HD 21-HD/BTCTW
sheet: member
cells: [not_rated_reason, is_committee_suspended]
kinds: [annual, supplement]
why: Đình chỉ sinh hoạt cấp ủy không phải đình chỉ sinh hoạt đảng; người đó vẫn kiểm điểm và được xếp loại.
example: Cấp ủy viên bị đình chỉ sinh hoạt cấp ủy, cột lý do ghi «Bị đình chỉ sinh hoạt đảng», mức để trống.
message: >
  Cột «{is_committee_suspended_header}» có dấu nhưng dòng này không xếp loại, lý do «{not_rated_reason_name}». Nếu chỉ
  bị đình chỉ sinh hoạt cấp ủy thì vẫn phải xếp loại; nếu bị đình chỉ cả sinh hoạt đảng thì giải trình ở cột
  «{note_header}».
*/
select member.*, member.not_rated_reason as found
from waiting_member as member
where member.is_committee_suspended
    and not member.is_temporary
    and member.level is null
    and member.not_rated_reason in ('DINH_CHI', 'CHUA_KIEM_DIEM', 'KHAC')
