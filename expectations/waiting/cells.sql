/*
Cells that went wrong while landing, with the header and the type the template gives their column; none of a file that
was refused, of which nothing else is said.
*/
create temporary view waiting_unreadable_cell as
select
    cell.submission_id, cell.sheet, cell.source_row, cell.column_key, cell.reason, heading.sheet_name,
    heading.header as column_header, heading.type as column_type
from landing.unreadable_cell as cell
inner join waiting_submission as submission on submission.submission_id = cell.submission_id
left join config.template_column as heading
    on heading.template_version = submission.template_version
    and heading.sheet = cell.sheet
    and heading.column_key = cell.column_key
where not submission.is_refused;

create temporary view waiting_blank_cell as
select
    cell.submission_id, cell.sheet, cell.source_row, cell.column_key, heading.sheet_name,
    heading.header as column_header, heading.type as column_type
from landing.blank_cell as cell
inner join waiting_submission as submission on submission.submission_id = cell.submission_id
left join config.template_column as heading
    on heading.template_version = submission.template_version
    and heading.sheet = cell.sheet
    and heading.column_key = cell.column_key
where not submission.is_refused;

create temporary view waiting_refusal as
select refusal.*, submission.committee_code, submission.rating_year, submission.kind, submission.template_version
from landing.refusal as refusal
inner join waiting_submission as submission on submission.submission_id = refusal.submission_id;

create temporary view waiting_note as
select
    noted.submission_id, noted.sheet, noted.note, noted.first_row, noted.last_row, noted.count, submission.kind,
    (
        select min(heading.sheet_name) from config.template_column as heading
        where heading.template_version = submission.template_version and heading.sheet = noted.sheet
    ) as sheet_title
from landing.reading_note as noted
inner join waiting_submission as submission on submission.submission_id = noted.submission_id
where not submission.is_refused
