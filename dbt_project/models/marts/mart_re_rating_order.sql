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
)

select
    {{ surrogate_key(["coalesce(above.rating_key, found.rating_key)", "coalesce(found.rule_id, above.rule_id)"]) }}
        as order_key,
    coalesce(above.rating_year, found.rating_year) as rating_year,
    coalesce(above.committee_code, found.committee_code) as committee_code,
    coalesce(above.subject_kind, found.subject_kind) as subject_kind,
    coalesce(above.subject_key, found.subject_key) as subject_key,
    coalesce(above.post_code, found.post_code) as post_code,
    coalesce(above.level, found.level) as level,
    coalesce(above.ceiling_level, found.ceiling_level) as ceiling_level,
    coalesce(found.rule_id, above.rule_id) as rule_id,
    ratings.level as level_in_force,
    case
        when above.rating_key is not null then 'open'
        when found.state = 'fixed' or found.is_accepted or ratings.recorded_from > found.judged_at then 'done'
        else 'open'
    end as status
from found
full outer join {{ ref("int_ratings_above_ceiling") }} as above
    on found.rating_key = above.rating_key and found.in_force_rule_id = above.rule_id
left join {{ ref("fct_rating") }} as ratings on coalesce(above.rating_key, found.rating_key) = ratings.rating_key
where coalesce(found.state, 'open') != 'waived'
