/*
title: Mức điều chỉnh có số quyết định mới
title_en: A corrected level has a new decision
refs: [I1]
phase: consistency
severity: warning
basis: Quy trình xếp loại lại; số quyết định chứng minh cấp có thẩm quyền đã xếp loại lại
sheet: adjustment
cells: [decision_no, new_level]
kinds: [adjustment]
needs: in_force
why: Người lập biểu không tự đổi mức đã quyết định; cấp có thẩm quyền xếp loại lại bằng quyết định mới.
example: Điều chỉnh từ HTT xuống HT, ghi lại số của quyết định đã xếp HTT.
message: >
  Cột «{decision_no_header}» ghi số của quyết định đang có hiệu lực, đã xếp {in_force_label}, trong khi mức mới là
  {new_level_name}. Ghi số, ngày của quyết định xếp loại lại; nếu quyết định mới trùng số với quyết định cũ thì giải
  trình với Ban Tổ chức Tỉnh ủy.
*/
select
    adjustment.*,
    adjustment.new_level as found,
    known.level as expected,
    coalesce(in_force.level_name, 'không xếp loại') as in_force_label
from waiting_adjustment as adjustment
inner join rating_in_force as known using (submission_id, source_row)
left join config.level as in_force on in_force.level = known.level
where known.posts <= 1
    and adjustment.decision_no = known.decision_no
    and adjustment.new_level is distinct from known.level
