/*
Whose citizen number it is, of members and leaders; `digits` is how many it has, null where it is not of digits alone.
Counted without a regular expression: three rules ask every row of the wave.
*/
create temporary view waiting_citizen as
select
    submission_id, source_row, 'member' as sheet, citizen_id, sex, birth_date,
    case when ltrim(citizen_id, '0123456789') = '' then length(citizen_id) end as digits
from waiting_member
union all
select
    submission_id, source_row, 'leader', citizen_id, null, birth_date,
    case when ltrim(citizen_id, '0123456789') = '' then length(citizen_id) end
from waiting_leader
