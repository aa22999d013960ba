/*
title: Xếp loại cán bộ, công chức, viên chức trước ngày 15/12 và trước khi xếp loại đảng viên
title_en: The civil rating comes before 15 December and before the member's
refs: [C5]
phase: content
severity: warning
years: 2020..2025
basis: NĐ 90/2020/NĐ-CP, Điều 20
sheet: member
cells: [civil_date, decision_date]
kinds: [annual, supplement]
why: Mức xếp loại công chức là giới hạn của mức đảng viên nên phải có trước.
example: Xếp loại công chức ngày 28/12/2022, quyết định xếp loại đảng viên ngày 24/12/2022.
message: >
  Xếp loại cán bộ, công chức, viên chức ngày {civil_date}, quyết định xếp loại đảng viên ngày {decision_date}. Xếp loại
  cán bộ, công chức, viên chức phải trước ngày 15/12 của năm xếp loại và trước khi xếp loại đảng viên. Sửa ngày ghi sai;
  nếu đúng như đã ghi thì giải trình ở cột «{note_header}».
*/
select
    member.*,
    member.civil_date as found,
    least(make_date(member.rating_year, 12, 14), member.decision_date - 1) as expected
from waiting_member as member
where member.civil_date > least(make_date(member.rating_year, 12, 14), member.decision_date - 1)
    and member.civil_date <= member.received_on  -- later than that XL-119 says
