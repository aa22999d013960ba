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
with subject as (
    select
        submission_id,
        case when organisation_type in ('DBCS', 'CBCS') then 'TCCSD' else organisation_type end as subject_kind,
        level
    from waiting_organisation
    union all
    select submission_id, 'MEMBER', level from waiting_member where not is_temporary
    union all
    select submission_id, 'COLLECTIVE', level from waiting_collective
    union all
    select submission_id, 'LEADER', level from waiting_leader
)

select
    subject.submission_id,
    null::integer as source_row,
    subject.subject_kind,
    subject.subject_kind as expected,
    count(*) as subjects
from subject
where not exists (
    select from waiting_declared_total as declared
    where declared.submission_id = subject.submission_id and declared.subject_kind = subject.subject_kind
)
group by subject.submission_id, subject.subject_kind
