/*
What stands beside each supplement and adjustment of the wave: the annual and the supplements in force of its committee
and year, in the order in which their rows replace each other (a supplement's row stands for the annual's), and the
supplement itself as the last; and the last correction of each of their rows, the judged adjustment's own apart.
*/
create temporary table standing_submission as
select
    judged.submission_id as judged_id, accepted.submission_id, accepted.document_date, accepted.accepted_at,
    row_number() over (
        partition by judged.submission_id order by accepted.kind, accepted.accepted_at, accepted.submission_id
    ) as standing
from waiting_submission as judged
inner join accepted_submission as accepted using (committee_code, rating_year)
where judged.kind in ('supplement', 'adjustment') and not judged.is_refused
    and accepted.kind in ('annual', 'supplement')
union all
select submission_id, submission_id, document_date, null, 1000000
from waiting_submission
where kind = 'supplement' and not is_refused;

analyze standing_submission;

create temporary table standing_correction as
select distinct on (judged.submission_id, subject.subject_kind, subject.rated_id, subject.rated_row, own.is_own)
    judged.submission_id as judged_id, subject.subject_kind, subject.rated_id, subject.rated_row, own.is_own,
    subject.source_row, subject.new_level as level, subject.decided_on, subject.accepted_at
from waiting_submission as judged
inner join accepted_submission as rated using (committee_code, rating_year)
inner join corrected_subject as subject on subject.rated_id = rated.submission_id
cross join lateral (select subject.submission_id = judged.submission_id as is_own) as own
where judged.kind in ('supplement', 'adjustment') and not judged.is_refused
    and (own.is_own or subject.accepted_at is not null)
    and subject.posts <= 1
    and not exists (
        select from contradicted
        where contradicted.submission_id = subject.submission_id and contradicted.source_row = subject.source_row
    )
order by
    judged.submission_id, subject.subject_kind, subject.rated_id, subject.rated_row, own.is_own,
    subject.decided_on desc, subject.accepted_at desc, subject.source_row desc;

analyze standing_correction
