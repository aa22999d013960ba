/*
Whom a discipline of the year concerns, unless a rating of an earlier year has counted the violation. One without its day
counts as of the year; XL-121 asks for the day. `disciplined` is the beginning of the sentence.
*/
create temporary view disciplined_leader as
select
    leader.*,
    case
        when leader.discipline_date is null then 'Kỷ luật không ghi ngày hiệu lực, được tính là trong năm,'
        else format('Kỷ luật có hiệu lực ngày %s', to_char(leader.discipline_date, 'DD/MM/YYYY'))
    end as disciplined
from waiting_leader as leader
where leader.discipline is not null
    and coalesce(extract(year from leader.discipline_date) = leader.rating_year, true)
    and not exists (
        select from counted_violation as counted
        where counted.sheet in ('leader', 'member')
            and counted.violation_id = leader.violation_id
            and counted.counted_year < leader.rating_year
            and (counted.name_key = leader.name_key or counted.birth_date = leader.birth_date)
    );

/*
The collectives of the wave that are disciplined themselves (`is_itself`) or of which members are, and how many of these.
A member's discipline stands in the list of leaders, or in the list of members alone: there by a number of the same person.
*/
create temporary view disciplined_collective as
with listed as (
    select row_number() over () as place, leader.* from known_leader as leader
),

member as (
    select * from known_member
    where discipline is not null
),

said as (
    select place, submission_id, collective_code, discipline, discipline_date, violation_id, name_key, birth_date
    from listed
    where discipline is not null
    union all
    select
        leader.place, leader.submission_id, leader.collective_code, member.discipline, member.discipline_date,
        member.violation_id, member.name_key, member.birth_date
    from member
    inner join listed as leader using (submission_id, citizen_id)
    where leader.name_key = member.name_key or leader.birth_date = member.birth_date
    union all
    select
        leader.place, leader.submission_id, leader.collective_code, member.discipline, member.discipline_date,
        member.violation_id, member.name_key, member.birth_date
    from member
    inner join listed as leader using (submission_id, card_no)
    where leader.name_key = member.name_key or leader.birth_date = member.birth_date
    union all
    select
        leader.place, leader.submission_id, leader.collective_code, member.discipline, member.discipline_date,
        member.violation_id, member.name_key, member.birth_date
    from member
    inner join listed as leader using (submission_id, file_no)
    where leader.name_key = member.name_key or leader.birth_date = member.birth_date
),

member_of_it as (
    select
        said.submission_id, said.collective_code, count(distinct said.place) as members,
        count(distinct said.place) filter (
            where said.discipline in ('CANH_CAO', 'CACH_CHUC', 'KHAI_TRU')
        ) as censured_members
    from said
    inner join waiting_submission as submission using (submission_id)
    where coalesce(extract(year from said.discipline_date) = submission.rating_year, true)
        and not exists (
            select from counted_violation as counted
            where counted.sheet in ('leader', 'member')
                and counted.violation_id = said.violation_id
                and counted.counted_year < submission.rating_year
                and (counted.name_key = said.name_key or counted.birth_date = said.birth_date)
        )
    group by said.submission_id, said.collective_code
),

itself as (
    select collective.submission_id, collective.source_row
    from waiting_collective as collective
    where collective.discipline is not null
        and coalesce(extract(year from collective.discipline_date) = collective.rating_year, true)
        and not exists (
            select from counted_violation as counted
            where counted.sheet = 'collective'
                and counted.violation_id = collective.violation_id
                and counted.counted_year < collective.rating_year
                and counted.code = collective.collective_code
        )
)

select
    collective.*, itself.source_row is not null as is_itself, coalesce(member_of_it.members, 0) as members,
    coalesce(member_of_it.censured_members, 0) as censured_members
from waiting_collective as collective
left join itself using (submission_id, source_row)
left join member_of_it using (submission_id, collective_code)
where itself.source_row is not null or member_of_it.members > 0
