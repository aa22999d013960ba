-- but for one that the Board has waived
select above.rating_key
from {{ ref("int_ratings_above_ceiling") }} as above
left join {{ ref("mart_re_rating_order") }} as orders
    on
        above.rating_year = orders.rating_year
        and above.subject_kind = orders.subject_kind
        and above.subject_key = orders.subject_key
        and above.post_code is not distinct from orders.post_code
        and orders.status = 'open'
left join {{ ref("int_re_ratings_found") }} as waived
    on
        above.rating_year = waived.rating_year
        and above.subject_kind = waived.subject_kind
        and above.subject_key = waived.subject_key
        and above.rule_id = waived.in_force_rule_id
        and waived.state = 'waived'
where orders.order_key is null and waived.finding_id is null
