/*
title: Biểu tổng hợp có dòng cho mỗi loại đối tượng trong danh sách
title_en: The summary has a row for every kind in the lists
refs: [A6]
phase: consistency
severity: error
basis: Biểu tổng hợp xếp loại
sheet: declared_total
kinds: [annual]
reads: [organisation, member, collective, leader, declared_total]
why: Thiếu dòng thì cả nhóm đối tượng không có trong tổng hợp.
example: Danh sách có cá nhân lãnh đạo nhưng biểu tổng hợp không có dòng này.
message: >
  Danh sách chi tiết có {subjects} dòng «{subject_kind_name}» nhưng biểu tổng hợp không có dòng này. Thêm dòng
  «{subject_kind_name}» vào biểu tổng hợp.
*/
select
    listed.submission_id,
    null::integer as source_row,
    listed.subject_kind,
    listed.subject_kind as expected,
    listed.total as subjects
from waiting_total as listed
where not exists (
    select from waiting_declared_total as declared
    where declared.submission_id = listed.submission_id and declared.subject_kind = listed.subject_kind
)
