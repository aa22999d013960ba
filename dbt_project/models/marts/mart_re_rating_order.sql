-- of several findings of the same demand the newest speaks, one that still stands first
with found as (
    select distinct on (rating_year, subject_kind, subject_key, post_code, in_force_rule_id)
        *,
        {{ rating_key() }} as rating_key
    from {{ ref("int_re_ratings_found") }}
    order by
        rating_year,
        subject_kind,
        subject_key,
        post_code,
        in_force_rule_id,
        case state when 'open' then 1 when 'waived' then 2 else 3 end,
        finding_id desc
),

-- what no finding tells: above a ceiling in force, now or once
told as (
    select
        above.rating_key,
        above.rating_year,
        above.committee_code,
        above.subject_kind,
        above.subject_key,
        above.post_code,
        above.rule_id,
        above.level,
        above.ceiling_level,
        true as is_above,
        null::timestamptz as mended_at,
        null as mended_by,
        null::bigint as mended_in
    from {{ ref("int_ratings_above_ceiling") }} as above
    union all
    select
        mended.rating_key,
        mended.rating_year,
        mended.committee_code,
        mended.subject_kind,
        mended.subject_key,
        mended.post_code,
        mended.rule_id,
        mended.level,
        mended.ceiling_level,
        false as is_above,
        mended.mended_at,
        mended.mended_by,
        mended.mended_in
    from {{ ref("int_re_ratings_mended") }} as mended
    left join {{ ref("int_ratings_above_ceiling") }} as above
        on mended.rating_key = above.rating_key and mended.rule_id = above.rule_id
    where above.rating_key is null
),

joined as (
    select
        found.rule_id as found_rule_id,
        told.is_above,
        told.rule_id as told_rule_id,
        coalesce(told.rating_key, found.rating_key) as rating_key,
        coalesce(told.rating_year, found.rating_year) as rating_year,
        coalesce(told.committee_code, found.committee_code) as committee_code,
        coalesce(told.subject_kind, found.subject_kind) as subject_kind,
        coalesce(told.subject_key, found.subject_key) as subject_key,
        coalesce(told.post_code, found.post_code) as post_code,
        case when told.is_above then told.level else coalesce(found.level, told.level) end as level,
        case when told.is_above then told.ceiling_level else coalesce(found.ceiling_level, told.ceiling_level) end
            as ceiling_level,
        case
            when told.is_above then 'open'
            when found.finding_id is null or found.state = 'fixed' or found.is_accepted then 'done'
            when later.rating_key is not null then 'done'
            else 'open'
        end as status,
        ratings.level as level_in_force,
        coalesce(told.mended_at, later.recorded_from) as mended_at,
        coalesce(told.mended_by, later.cause) as mended_by,
        coalesce(told.mended_in, later.submission_id) as mended_in
    from found
    full outer join told on found.rating_key = told.rating_key and found.in_force_rule_id = told.rule_id
    left join {{ ref("fct_rating") }} as ratings on coalesce(told.rating_key, found.rating_key) = ratings.rating_key
    -- what no rating in force tells: a file that was returned is mended by the rating that came after
    left join {{ ref("fct_rating_version") }} as later
        on
            ratings.rating_key = later.rating_key
            and ratings.version_no = later.version_no
            and later.recorded_from > found.judged_at
    where coalesce(found.state, 'open') != 'waived'
)

select
    {{ surrogate_key(["rating_key", "coalesce(found_rule_id, told_rule_id)"]) }} as order_key,
    rating_year,
    committee_code,
    subject_kind,
    subject_key,
    post_code,
    level,
    ceiling_level,
    coalesce(found_rule_id, told_rule_id) as rule_id,
    level_in_force,
    status,
    case when status = 'done' then mended_at end as mended_at,
    case when status = 'done' then mended_by end as mended_by,
    case when status = 'done' then mended_in end as mended_in
from joined
