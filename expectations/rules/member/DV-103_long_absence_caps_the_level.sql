/*
title: Cán bộ, công chức, viên chức nghỉ từ 3 đến dưới 6 tháng thì đảng viên không xếp từ hoàn thành tốt trở lên
title_en: A civil servant absent for three to under six months is not rated good or better
refs: [C4]
phase: content
severity: warning
years: 2020..2025
basis: NĐ 90/2020/NĐ-CP; áp dụng cho mức xếp loại đảng viên là suy ra (chưa đối chiếu văn bản gốc)
sheet: member
cells: [level, absent_months]
kinds: [annual, supplement]
why: >
  Người nghỉ từ 3 đến dưới 6 tháng không được xếp loại công chức từ hoàn thành tốt trở lên, nên mức đảng viên cũng vậy.
example: Công chức nghỉ 4 tháng trong năm, chưa ghi xếp loại công chức, đảng viên được xếp HTT.
message: >
  Đã nghỉ {absent_months} tháng trong năm nhưng được xếp {level_name}. Cán bộ, công chức, viên chức nghỉ từ 3 đến dưới 6
  tháng không xếp từ hoàn thành tốt nhiệm vụ trở lên. Kiểm tra cột «{absent_months_header}»; nếu số tháng đúng thì báo
  cấp có thẩm quyền xem xét, hoặc giải trình (chẳng hạn nghỉ thai sản) ở cột «{note_header}».
*/
select
    member.*,
    member.level as found,
    'HT' as expected
from waiting_member as member
where member.is_civil_servant
    and member.absent_months between 3 and 5
    and member.level_rank > 2
    -- above the civil rating: DV-101 says so
    and member.level_rank <= coalesce(member.civil_level_rank, member.level_rank)
