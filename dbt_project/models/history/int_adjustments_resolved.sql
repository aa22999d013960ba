with stated as (
    select * from {{ ref("int_ratings_stated") }}
),

only_posts as (
    select
        subject_key,
        rating_year,
        committee_code,
        min(post_code) as post_code
    from stated
    where subject_kind = 'LEADER'
    group by subject_key, rating_year, committee_code
    having count(distinct post_code) = 1
),

-- a person without a link, and a leader without a post of which there is only one, cannot be told
addressed as (
    select
        adjustments.submission_id,
        adjustments.source_row,
        adjustments.subject_kind,
        adjustments.level,
        adjustments.not_rated_reason,
        adjustments.reason,
        adjustments.decision_no,
        adjustments.decision_date,
        submissions.rating_year,
        submissions.committee_code,
        submissions.accepted_at,
        submissions.acceptance_no,
        submissions.stated_on,
        case
            when adjustments.subject_kind in ('MEMBER', 'LEADER') then links.person_key else adjustments.subject_code
        end as subject_key,
        case
            when adjustments.subject_kind = 'LEADER' then coalesce(adjustments.collective_code, only_posts.post_code)
        end as post_code
    from {{ ref("stg_landing__adjustments") }} as adjustments
    inner join {{ ref("int_submissions_accepted") }} as submissions
        on adjustments.submission_id = submissions.submission_id and submissions.kind = 'adjustment'
    left join {{ ref("stg_restricted__person_links") }} as links
        on
            adjustments.submission_id = links.submission_id
            and adjustments.source_row = links.source_row
            and links.sheet = 'adjustment'
    left join only_posts
        on
            links.person_key = only_posts.subject_key
            and submissions.rating_year = only_posts.rating_year
            and submissions.committee_code = only_posts.committee_code
),

keyed as (
    select
        *,
        coalesce(decision_date, stated_on) as decided_on,
        (level, not_rated_reason, decision_no, decision_date)::text as wording,
        {{ rating_key() }} as rating_key
    from addressed
    where subject_key is not null and (subject_kind != 'LEADER' or post_code is not null)
),

stated_already as (
    select distinct
        keyed.submission_id,
        keyed.source_row
    from keyed
    inner join {{ ref("int_statements_versioned") }} as versions
        on
            keyed.rating_key = versions.rating_key
            and keyed.committee_code = versions.committee_code
            and keyed.wording = versions.wording
            and keyed.acceptance_no > versions.acceptance_no
            and keyed.accepted_at < coalesce(versions.recorded_to, 'infinity')
),

-- a decision that is sent again writes nothing, nor one that the statement in force already carries
counted as (
    select
        keyed.*,
        stated_already.submission_id is not null as is_stated,
        row_number() over (
            partition by keyed.rating_key, keyed.committee_code, keyed.wording
            order by keyed.acceptance_no, keyed.source_row
        ) as repetition_no
    from keyed
    left join stated_already
        on keyed.submission_id = stated_already.submission_id and keyed.source_row = stated_already.source_row
),

described as (
    select distinct on (counted.submission_id, counted.source_row)
        counted.*,
        stated.summary_kind,
        stated.organisation_code,
        stated.title_group,
        stated.is_head
    from counted
    left join stated on counted.rating_key = stated.rating_key
    where counted.repetition_no = 1 and not counted.is_stated
    order by
        counted.submission_id,
        counted.source_row,
        stated.committee_code = counted.committee_code desc nulls last,
        stated.acceptance_no desc
)

select
    rating_key,
    subject_kind,
    subject_key,
    post_code,
    rating_year,
    committee_code,
    title_group,
    is_head,
    level,
    not_rated_reason,
    'adjustment' as cause,
    reason,
    decision_no,
    decided_on,
    acceptance_no,
    accepted_at as recorded_from,
    submission_id,
    'adjustment' as sheet,
    source_row,
    coalesce(summary_kind, case when subject_kind != 'ORGANISATION' then subject_kind end) as summary_kind,
    coalesce(organisation_code, case when subject_kind = 'ORGANISATION' then subject_key end) as organisation_code
from described
