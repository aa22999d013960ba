/*
title: Cán bộ, công chức, viên chức làm việc từ 6 tháng trở lên thường có xếp loại cán bộ, công chức, viên chức
title_en: A civil servant who worked six months has a civil rating
phase: content
severity: info
years: 2020..2025
basis: NĐ 90/2020/NĐ-CP
sheet: member
cells: [civil_level, absent_months]
kinds: [annual, supplement]
why: Thiếu xếp loại công chức thì không so được với mức đảng viên; nghỉ từ 6 tháng trở lên thì đúng là không có.
example: Ghi là công chức, không nghỉ tháng nào, đảng viên xếp HTXS, cột xếp loại công chức để trống.
message: >
  Là cán bộ, công chức, viên chức, nghỉ dưới 6 tháng nhưng cột «{civil_level_header}» để trống. Ghi thêm nếu đã có; nếu
  làm việc chưa đủ 6 tháng trong năm thì không phải sửa.
*/
select member.*
from waiting_member as member
where member.is_civil_servant
    and member.level is not null
    and member.civil_level is null
    and coalesce(member.absent_months, 0) < 6
