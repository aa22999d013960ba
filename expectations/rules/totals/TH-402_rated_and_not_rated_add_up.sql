/*
title: Số được xếp loại cộng số không xếp loại bằng tổng số
title_en: Rated and not rated add up to the total
refs: [A2]
phase: content
severity: error
basis: Biểu tổng hợp xếp loại
sheet: declared_total
cells: [total, rated, not_rated]
kinds: [annual, supplement]
why: Ai cũng thuộc đúng một trong hai nhóm.
example: Tổng số 12, được xếp loại 10, không xếp loại 1.
message: >
  Dòng «{subject_kind_name}»: «{rated_header}» + «{not_rated_header}» = {expected} nhưng cột «{total_header}» ghi
  {found}. Đối chiếu danh sách, sửa cột ghi sai.
*/
select
    declared.*,
    declared.total as found,
    declared.rated + declared.not_rated as expected
from waiting_declared_total as declared
where declared.total != declared.rated + declared.not_rated
