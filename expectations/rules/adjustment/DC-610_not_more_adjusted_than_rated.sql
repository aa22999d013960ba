/*
title: Số đối tượng điều chỉnh không nhiều hơn số được xếp loại của năm đó
title_en: Not more subjects are adjusted than were rated that year
why: >
  Tỷ lệ điều chỉnh tính trên số được xếp loại của chính năm đó; tử số không thể lớn hơn mẫu số.
example: Năm 2021 đơn vị có 20 chi bộ được xếp loại nhưng hồ sơ Điều chỉnh ghi 21 dòng tổ chức đảng
refs: [I2]
phase: history
severity: error
basis: Công văn 1247 ngày 20/9/2022 của Ban Thường vụ Tỉnh ủy; quy trình điều chỉnh kết quả xếp loại
sheet: adjustment
cells: [subject_kind]
kinds: [adjustment]
reads: [adjustment]
needs: rest_in_force
over_groups: true
message: >
  Đối tượng «{subject_kind_name}»: hồ sơ có {found} dòng điều chỉnh, năm đó đơn vị chỉ có {expected} đối tượng được xếp
  loại. Từ dòng này trở đi là thừa; mỗi đối tượng chỉ ghi một dòng, đối tượng chưa được xếp loại thì gửi hồ sơ Bổ sung.
*/
with rated as (
    select submission_id, 'ORGANISATION' as subject_kind from known_organisation
    where level_before is not null
    union all
    select submission_id, 'MEMBER' from known_member
    where level_before is not null
    union all
    select submission_id, 'COLLECTIVE' from known_collective
    where level_before is not null
    union all
    select submission_id, 'LEADER' from known_leader
    where level_before is not null
),

counted as (
    select submission_id, subject_kind, count(*) as rated
    from rated
    group by submission_id, subject_kind
),

numbered as (
    select
        adjustment.submission_id, adjustment.source_row, adjustment.subject_kind,
        count(*) over (partition by submission_id, subject_kind) as adjusted,
        row_number() over (partition by submission_id, subject_kind order by source_row) as place
    from waiting_adjustment as adjustment
)

select
    numbered.submission_id, numbered.source_row, numbered.subject_kind,
    numbered.adjusted as found,
    coalesce(counted.rated, 0) as expected
from numbered
left join counted
    on counted.submission_id = numbered.submission_id and counted.subject_kind = numbered.subject_kind
where numbered.place = coalesce(counted.rated, 0) + 1
