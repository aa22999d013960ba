select
    committees.committee_code,
    campaigns.rating_year
from {{ ref("stg_config__campaigns") }} as campaigns
cross join {{ ref("stg_config__committees") }} as committees
left join {{ ref("mart_submission_status") }} as statuses
    on
        campaigns.rating_year = statuses.rating_year
        and committees.committee_code = statuses.committee_code
        and (statuses.state = 'missing') = (statuses.submissions = 0)
where campaigns.expects_annuals and statuses.committee_code is null
