/*
title: Cộng các lý do bằng số không xếp loại
title_en: The reasons add up to the not rated
refs: [A3]
phase: content
severity: error
basis: Biểu tổng hợp xếp loại (suy luận từ cấu trúc biểu)
why: >
  Số không xếp loại phải giải thích được hết bằng lý do. Chỉ đối chiếu khi biểu có ghi ít nhất một lý do; ô lý do để
  trống được tính là 0.
example: Dòng «Đảng viên» ghi không xếp loại 5, trong đó miễn công tác và sinh hoạt 3, các lý do khác để trống.
sheet: declared_total
cells: [not_rated, not_rated_exempt, not_rated_suspended, not_rated_new, not_rated_unreviewed, not_rated_other]
kinds: [annual, supplement]
message: >
  Dòng «{subject_kind_name}»: cộng các cột «Trong đó» được {expected} nhưng cột «{not_rated_header}» ghi {found}. Đối
  chiếu danh sách, sửa cột ghi sai.
*/
with reasons as (
    select
        declared.*,
        coalesce(not_rated_exempt, 0) + coalesce(not_rated_suspended, 0) + coalesce(not_rated_new, 0)
        + coalesce(not_rated_unreviewed, 0) + coalesce(not_rated_other, 0) as stated
    from waiting_declared_total as declared
    where num_nonnulls(
            not_rated_exempt, not_rated_suspended, not_rated_new, not_rated_unreviewed, not_rated_other
        ) > 0
)

select
    reasons.*,
    reasons.not_rated as found,
    reasons.stated as expected
from reasons
where reasons.not_rated != reasons.stated
