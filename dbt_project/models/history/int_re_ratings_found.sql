-- Found is a demand whatever became of the file. What a later file no longer shows is mended once that file, or one
-- after it, was accepted; until then it is no longer found, and nothing is mended.
with accepted as (
    select
        committee_code,
        rating_year,
        kind,
        max(version_no) as version_no
    from {{ ref("stg_landing__submissions") }}
    where accepted_at is not null
    group by committee_code, rating_year, kind
),

found as (
    select
        findings.finding_id,
        findings.submission_id,
        findings.rule_id,
        rules.in_force_rule_id,
        findings.rating_year,
        findings.committee_code,
        findings.sheet,
        findings.source_row,
        findings.state,
        findings.found as level,
        findings.expected as ceiling_level,
        findings.subject_hash,
        findings.judged_at,
        submissions.accepted_at is not null as is_accepted
    from {{ ref("stg_gate__findings") }} as findings
    inner join {{ ref("re_rating_rule") }} as rules on findings.rule_id = rules.rule_id
    inner join {{ ref("stg_landing__submissions") }} as submissions
        on findings.submission_id = submissions.submission_id
    left join accepted
        on
            submissions.committee_code = accepted.committee_code
            and submissions.rating_year = accepted.rating_year
            and submissions.kind = accepted.kind
    where findings.state != 'fixed' or accepted.version_no > submissions.version_no
),

versions as (
    select distinct
        rating_key,
        level
    from {{ ref("fct_rating_version") }}
    where subject_kind = 'LEADER'
),

-- a correction leaves the head of the collective above it: that of the row, or the one who had the level found
heads as (
    select
        found.finding_id,
        ratings.subject_key,
        ratings.post_code
    from found
    inner join {{ ref("stg_landing__rows_to_re_rate") }} as landed using (submission_id, sheet, source_row)
    inner join {{ ref("fct_rating") }} as ratings
        on
            found.rating_year = ratings.rating_year
            and ratings.subject_kind = 'LEADER'
            and ratings.is_head
    left join versions on ratings.rating_key = versions.rating_key and found.level = versions.level
    where
        found.sheet = 'adjustment'
        and case landed.subject_kind
            when 'LEADER' then ratings.subject_key = landed.person_key
            else versions.rating_key is not null
        end
        and ratings.post_code = coalesce(landed.collective_code, ratings.post_code)
)

select
    found.finding_id,
    found.rule_id,
    found.in_force_rule_id,
    found.rating_year,
    found.committee_code,
    landed.subject_kind,
    -- the keyed word of the row's subject: the same in every file, and no number can be searched from it
    coalesce(
        landed.person_key,
        found.subject_hash,
        concat_ws('|', found.submission_id, found.sheet, found.source_row)
    ) as subject_key,
    landed.collective_code as post_code,
    found.level,
    found.ceiling_level,
    found.state,
    found.is_accepted,
    found.judged_at
from found
inner join {{ ref("stg_landing__rows_to_re_rate") }} as landed using (submission_id, sheet, source_row)
where found.sheet != 'adjustment' or landed.subject_kind = 'MEMBER'
union all
select
    found.finding_id,
    found.rule_id,
    found.in_force_rule_id,
    found.rating_year,
    found.committee_code,
    'LEADER' as subject_kind,
    heads.subject_key,
    heads.post_code,
    found.level,
    found.ceiling_level,
    found.state,
    found.is_accepted,
    found.judged_at
from found
inner join heads on found.finding_id = heads.finding_id
