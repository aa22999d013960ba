/*
title: Mức cũ là mức đang có hiệu lực
title_en: The old level is the one in force
refs: [I1]
phase: consistency
severity: error
basis: Công văn 1247 ngày 20/9/2022 của Ban Thường vụ Tỉnh ủy; quy trình điều chỉnh kết quả xếp loại
sheet: adjustment
cells: [old_level]
kinds: [adjustment]
needs: in_force
why: Mức cũ ghi sai cho thấy đơn vị và tỉnh đang nhìn hai kết quả khác nhau.
example: Cột mức cũ ghi HTXS trong khi mức đang có hiệu lực là HTT.
message: >
  Cột «{old_level_header}» ghi {old_level_name}, mức đang có hiệu lực là {in_force_label}. Đối chiếu quyết định
  gần nhất, sửa mức cũ.
*/
select
    adjustment.*,
    adjustment.old_level as found,
    known.level as expected,
    coalesce(in_force.level_name, 'không xếp loại') as in_force_label
from waiting_adjustment as adjustment
inner join rating_in_force as known using (submission_id, source_row)
left join config.level as in_force on in_force.level = known.level
where known.posts <= 1
    and (known.level is not null or known.first_level is not null)
    and adjustment.old_level is distinct from known.level
