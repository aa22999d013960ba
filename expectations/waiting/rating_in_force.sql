/*
One row per adjustment row of the wave whose subject is in its committee's own accepted submissions of that year: the
level first decided and the level in force. A person is found by citizen number, else card, else file number, each only
if name and birth date confirm: what of the two both rows have agrees, and one of them is there. Where another number
of the row is somebody else's the row is in `contradicted` instead. `posts` counts the posts a leader's row may mean. A
supplement's row stands for the annual's; an adjustment counts from its own decision date.

Made in steps, each analysed: of common table expressions the planner knows nothing and joins 60,000 rows in a loop.
*/
create temporary table correction as
select
    landed.submission_id, landed.source_row, landed.subject_kind, landed.subject_code, landed.card_no, landed.file_no,
    landed.name_key, landed.birth_date, landed.collective_code, landed.new_level, landed.decision_no,
    submission.committee_code, submission.rating_year, submission.accepted_at,
    coalesce(landed.decision_date, submission.document_date) as decided_on
from (
    select submission_id, committee_code, rating_year, null::timestamptz as accepted_at, document_date
    from waiting_submission
    where kind = 'adjustment' and not is_refused
    union all
    select submission_id, committee_code, rating_year, accepted_at, document_date
    from accepted_submission
    where kind = 'adjustment'
) as submission
inner join landing.adjustment as landed on landed.submission_id = submission.submission_id;

analyze correction;

create temporary table corrected_rating as
select
    landed.*, submission.committee_code, submission.rating_year, submission.kind, submission.accepted_at,
    coalesce(landed.decision_date, submission.document_date) as decided_on
from accepted_submission as submission
inner join (
    select
        submission_id, 'ORGANISATION' as subject_kind, source_row, organisation_code as subject_code,
        null as card_no, null as file_no, null as name_key, null::date as birth_date, null as collective_code,
        level, decision_no, decision_date
    from landing.organisation
    union all
    select
        submission_id, 'COLLECTIVE', source_row, collective_code,
        null, null, null, null, null,
        level, decision_no, decision_date
    from landing.collective
    union all
    select
        submission_id, 'MEMBER', source_row, citizen_id,
        card_no, file_no, name_key, birth_date, null,
        level, decision_no, decision_date
    from landing.member
    where not is_temporary
    union all
    select
        submission_id, 'LEADER', source_row, citizen_id,
        card_no, file_no, name_key, birth_date, collective_code,
        level, decision_no, decision_date
    from landing.leader
) as landed on landed.submission_id = submission.submission_id
where exists (select from correction);

analyze corrected_rating;

create temporary table corrected_pair as
with pair as (
    select
        correction.submission_id, correction.source_row, 1 as step, rated.subject_kind,
        rated.submission_id as rated_id, rated.source_row as rated_row,
        rated.name_key = correction.name_key as same_name, rated.birth_date = correction.birth_date as same_birth_date
    from correction
    inner join corrected_rating as rated using (committee_code, rating_year, subject_kind, subject_code)
    union all
    select
        correction.submission_id, correction.source_row, 2 as step, rated.subject_kind,
        rated.submission_id as rated_id, rated.source_row as rated_row,
        rated.name_key = correction.name_key as same_name, rated.birth_date = correction.birth_date as same_birth_date
    from correction
    inner join corrected_rating as rated using (committee_code, rating_year, subject_kind, card_no)
    union all
    select
        correction.submission_id, correction.source_row, 3 as step, rated.subject_kind,
        rated.submission_id as rated_id, rated.source_row as rated_row,
        rated.name_key = correction.name_key as same_name, rated.birth_date = correction.birth_date as same_birth_date
    from correction
    inner join corrected_rating as rated using (committee_code, rating_year, subject_kind, file_no)
)

select
    submission_id, source_row, step, rated_id, rated_row,
    subject_kind in ('ORGANISATION', 'COLLECTIVE')
    or coalesce(same_name, same_birth_date, false) and coalesce(same_birth_date, true) as is_confirmed
from pair;

analyze corrected_pair;

create temporary table corrected_subject as
with candidate as (
    select
        correction.submission_id, correction.source_row, correction.accepted_at, correction.new_level,
        correction.decided_on, correction.decision_no, rated.subject_kind, rated.submission_id as rated_id, rated.source_row as rated_row,
        rated.collective_code as post, rated.level as rated_level, rated.decided_on as rated_on,
        rated.decision_no as rated_no,
        rated.accepted_at as rated_accepted_at, rated.kind as rated_kind,
        min(pair.step) over (partition by correction.submission_id, correction.source_row) = pair.step as is_best
    from corrected_pair as pair
    inner join correction using (submission_id, source_row)
    inner join corrected_rating as rated
        on rated.submission_id = pair.rated_id
        and rated.source_row = pair.rated_row
        and rated.subject_kind = correction.subject_kind
    where pair.is_confirmed
        and (
            correction.collective_code is null
            or rated.collective_code is null
            or correction.collective_code = rated.collective_code
        )
),

post_count as (
    select submission_id, source_row, count(distinct post) as posts
    from candidate
    where is_best
    group by submission_id, source_row
)

select distinct on (candidate.submission_id, candidate.source_row) candidate.*, post_count.posts
from candidate
inner join post_count using (submission_id, source_row)
where candidate.is_best
order by
    candidate.submission_id, candidate.source_row, candidate.rated_kind desc, candidate.rated_accepted_at desc,
    candidate.rated_row;

analyze corrected_subject;

/* Rows of which one number finds the subject and another finds only rows that cannot be of the same person. */
create temporary table contradicted as
select distinct subject.submission_id, subject.source_row
from corrected_subject as subject
inner join corrected_rating as found
    on found.submission_id = subject.rated_id
    and found.source_row = subject.rated_row
    and found.subject_kind = subject.subject_kind
inner join corrected_pair as pair
    on pair.submission_id = subject.submission_id and pair.source_row = subject.source_row
inner join corrected_rating as other
    on other.submission_id = pair.rated_id
    and other.source_row = pair.rated_row
    and other.subject_kind = subject.subject_kind
where subject.accepted_at is null
group by subject.submission_id, subject.source_row, pair.step
having bool_and(
    other.name_key is distinct from found.name_key
    or coalesce(other.birth_date != found.birth_date, false)
    or (true in (
        other.subject_code != found.subject_code, other.card_no != found.card_no, other.file_no != found.file_no
    )) is true
    and (true in (
        other.subject_code = found.subject_code, other.card_no = found.card_no, other.file_no = found.file_no
    )) is not true
);

analyze contradicted;

create temporary table rating_in_force as
with version as (
    select
        submission_id, source_row, rated_level as level, rated_no as decision_no, rated_on as decided_on,
        rated_accepted_at as accepted_at
    from corrected_subject
    where accepted_at is null
    union all
    select
        judged.submission_id, judged.source_row, earlier.new_level, earlier.decision_no, earlier.decided_on,
        earlier.accepted_at
    from corrected_subject as judged
    inner join corrected_subject as earlier using (subject_kind, rated_id, rated_row)
    where judged.accepted_at is null and earlier.accepted_at is not null
)

select distinct on (version.submission_id, version.source_row)
    version.submission_id, version.source_row, subject.posts, subject.rated_id, subject.rated_row,
    subject.rated_level as first_level, version.level, version.decision_no, version.decided_on
from version
inner join corrected_subject as subject using (submission_id, source_row)
where not exists (
    select from contradicted
    where contradicted.submission_id = version.submission_id and contradicted.source_row = version.source_row
)
order by version.submission_id, version.source_row, version.decided_on desc, version.accepted_at desc;

analyze rating_in_force
