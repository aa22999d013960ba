select
    comparable.rating_year,
    comparable.committee_code,
    comparable.summary_kind,
    comparable.previous_level,
    comparable.level
from {{ ref("mart_year_over_year") }} as comparable
left join {{ ref("mart_year_over_year") }} as reported
    on
        reported.reading = 'as_reported'
        and comparable.rating_year = reported.rating_year
        and comparable.committee_code = reported.committee_code
        and comparable.summary_kind = reported.summary_kind
        and comparable.previous_level = reported.previous_level
        and comparable.level = reported.level
where comparable.reading = 'comparable' and comparable.subjects > coalesce(reported.subjects, 0)
