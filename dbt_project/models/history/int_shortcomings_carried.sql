-- Until it is confirmed a shortcoming is reported every year, by its committee or, once that has ended, its successor.
-- In their next year in which nobody does, it has vanished, and carries what was last said of it; reported again, it is
-- there again.
with followed as (
    select
        *,
        lead(rating_year) over (partition by shortcoming_id order by rating_year) as next_reported_year
    from {{ ref("int_shortcomings_reported") }}
),

annual_years as (
    select
        committee_code,
        rating_year
    from {{ ref("int_submissions_accepted") }}
    where kind = 'annual' and next_annual_no is null
),

-- beyond the years that int_codes_followed follows one by one: who it is today, once the committee has ended
successors as (
    select
        past.code as committee_code,
        past.rating_year,
        annual_years.committee_code as successor_code,
        annual_years.rating_year as later_year
    from {{ ref("int_codes_followed") }} as past
    inner join annual_years
        on
            past.reached_code = annual_years.committee_code
            and past.rating_year < annual_years.rating_year
            and coalesce(past.until_year, annual_years.rating_year) = annual_years.rating_year
    left join {{ ref("int_codes_followed") }} as later
        on
            past.code_kind = later.code_kind
            and past.code = later.code
            and annual_years.rating_year = later.rating_year
            and later.until_year is null
    where
        past.code_kind = 'committee'
        and past.is_successor
        and (past.until_year is not null or (annual_years.rating_year > past.rating_year + 2 and later.code is null))
),

-- whose annual of a later year has to tell
tellers as (
    select
        reporters.committee_code,
        reporters.rating_year,
        reporters.committee_code as teller_code,
        annual_years.rating_year as later_year
    from (select distinct committee_code, rating_year from {{ ref("int_shortcomings_reported") }}) as reporters
    inner join annual_years
        on reporters.committee_code = annual_years.committee_code and reporters.rating_year < annual_years.rating_year
    union
    select * from successors
),

vanished as (
    select distinct on (followed.shortcoming_id, followed.rating_year)
        followed.shortcoming_id,
        tellers.later_year as rating_year,
        tellers.teller_code as committee_code,
        followed.subject_kind,
        followed.subject_key,
        followed.found_year,
        followed.due_date,
        followed.status,
        followed.done_date,
        true as is_vanished
    from followed
    inner join tellers
        on
            followed.committee_code = tellers.committee_code
            and followed.rating_year = tellers.rating_year
            and tellers.later_year < coalesce(followed.next_reported_year, tellers.later_year + 1)
    where followed.status is distinct from 'XAC_NHAN'
    order by
        followed.shortcoming_id,
        followed.rating_year,
        tellers.later_year,
        tellers.teller_code != followed.committee_code,
        tellers.teller_code
)

select
    shortcoming_id,
    rating_year,
    committee_code,
    subject_kind,
    subject_key,
    found_year,
    due_date,
    status,
    done_date,
    false as is_vanished
from {{ ref("int_shortcomings_reported") }}
union all
select * from vanished
