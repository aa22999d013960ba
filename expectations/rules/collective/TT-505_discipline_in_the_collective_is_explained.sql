/*
title: Tập thể có kỷ luật trong năm thì xếp không hoàn thành nhiệm vụ, trừ khi tự phát hiện và khắc phục xong
title_en: A collective with a discipline of its own or of a member fails, unless it found and remedied that itself
refs: [F3]
phase: history
severity: warning
raised_by_ref: false
years: 2023..2024
basis: QĐ 124-QĐ/TW
sheet: collective
cells: [level, discipline, discipline_date]
kinds: [annual, supplement]
reads: [leader]
needs: history
why: >
  Năm 2023–2024, kỷ luật của tập thể hoặc của thành viên là căn cứ xếp không hoàn thành nhiệm vụ; biểu mẫu không cho
  biết tập thể có tự phát hiện và khắc phục xong hay không, nên chỉ hỏi.
example: Phó bí thư bị khiển trách ngày 03/3/2024, tập thể ban thường vụ được xếp HTT năm 2024.
message: >
  {disciplined} trong năm nhưng tập thể được xếp {level_name}. Nếu đã tự phát hiện và khắc phục xong thì giải trình ở
  cột «{note_header}»; nếu không thì cấp có thẩm quyền xem xét, xếp loại lại, ghi mức mới cùng số, ngày quyết định mới.
*/
with member_of_it as (
    select leader.submission_id, leader.collective_code, count(*) as disciplined
    from known_leader as leader
    inner join waiting_submission as submission using (submission_id)
    where leader.discipline is not null
        and coalesce(extract(year from leader.discipline_date) = submission.rating_year, true)
        and not exists (
            select from counted_violation as counted
            where counted.sheet in ('leader', 'member')
                and counted.violation_id = leader.violation_id
                and counted.counted_year < submission.rating_year
                and (counted.name_key = leader.name_key or counted.birth_date = leader.birth_date)
        )
    group by leader.submission_id, leader.collective_code
),

itself as (
    select collective.submission_id, collective.source_row
    from waiting_collective as collective
    where collective.discipline is not null
        and coalesce(extract(year from collective.discipline_date) = collective.rating_year, true)
        and not exists (
            select from counted_violation as counted
            where counted.sheet = 'collective'
                and counted.violation_id = collective.violation_id
                and counted.counted_year < collective.rating_year
                and counted.code = collective.collective_code
        )
)

select
    collective.*,
    collective.level as found,
    'KHT' as expected,
    case
        when itself.source_row is not null then 'Tập thể bị kỷ luật'
        else format('Có %s thành viên của tập thể bị kỷ luật', member_of_it.disciplined)
    end as disciplined
from waiting_collective as collective
left join itself using (submission_id, source_row)
left join member_of_it using (submission_id, collective_code)
where collective.level_rank > 1
    and (itself.source_row is not null or member_of_it.disciplined > 0)
