/*
The tree of the year as the judged file would make it. `known_subordinate`: which organisations stand directly under
which, and whether they were disciplined in the year. `known_place`: the judged file's own organisations, and what is
above. `known_cycle`: those that stand under themselves.
*/
create temporary view known_subordinate as
select
    organisation.submission_id, organisation.parent_code as organisation_code, organisation.source_row,
    organisation.is_own,
    organisation.discipline is not null
    and coalesce(extract(year from organisation.discipline_date) = submission.rating_year, true) as is_disciplined
from known_organisation as organisation
inner join waiting_submission as submission on submission.submission_id = organisation.submission_id
where organisation.parent_code is not null;

create temporary view known_place as
select
    organisation.submission_id, organisation.source_row, organisation.organisation_code, organisation.organisation_type,
    organisation.parent_code, above.organisation_type as parent_type,
    organisation.parent_code = organisation.committee_code as is_under_committee,
    case organisation.organisation_type
        when 'CBTT' then above.organisation_type in ('DBCS', 'DBBP')
        when 'DBBP' then above.organisation_type = 'DBCS'
        else organisation.parent_code = organisation.committee_code
    end as is_right
from waiting_organisation as organisation
left join known_organisation as above
    on above.submission_id = organisation.submission_id and above.organisation_code = organisation.parent_code
where organisation.parent_code is not null;

/* The judged file's organisations whose wrong place leads back to themselves. */
create temporary view known_cycle as
with recursive climb as (
    select submission_id, source_row, organisation_code, parent_code as reached
    from known_place
    where parent_type is not null and not is_right
    union
    select climb.submission_id, climb.source_row, climb.organisation_code, above.parent_code
    from climb
    inner join known_organisation as above
        on above.submission_id = climb.submission_id and above.organisation_code = climb.reached
    where above.parent_code is not null
)

select submission_id, source_row
from climb
where reached = organisation_code
