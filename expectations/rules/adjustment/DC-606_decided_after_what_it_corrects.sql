/*
title: Quyết định điều chỉnh có sau quyết định được điều chỉnh
title_en: An adjustment is decided after what it corrects
refs: [I1]
phase: consistency
severity: error
basis: Công văn 1247 ngày 20/9/2022 của Ban Thường vụ Tỉnh ủy; quy trình điều chỉnh kết quả xếp loại
sheet: adjustment
cells: [decision_date]
kinds: [adjustment]
needs: in_force
why: Quyết định sau mới thay được quyết định trước; ngày sai làm mức cũ vẫn có hiệu lực.
example: Quyết định điều chỉnh ghi ngày 01/12/2022, quyết định xếp loại ngày 20/12/2022.
message: >
  Cột «{decision_date_header}» ghi {decision_date}, không sau ngày của quyết định đang có hiệu lực ({decided_on}).
  Ghi ngày của quyết định điều chỉnh.
*/
select
    adjustment.*,
    known.decided_on,
    adjustment.decision_date as found,
    known.decided_on as expected
from waiting_adjustment as adjustment
inner join rating_in_force as known using (submission_id, source_row)
where known.posts <= 1 and adjustment.decision_date <= known.decided_on
