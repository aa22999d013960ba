/*
title: Tập thể bị kỷ luật, hoặc có thành viên bị kỷ luật từ cảnh cáo trở lên, thì xếp không hoàn thành nhiệm vụ
title_en: A disciplined collective, or one with a member censured or worse, fails
refs: [F3]
phase: history
severity: error
years: 2019..2022
basis: HD 21-HD/BTCTW, II.B.3
sheet: collective
cells: [level, discipline, discipline_date]
kinds: [annual, supplement]
reads: [leader]
needs: history
why: >
  Kỷ luật của tập thể hoặc kỷ luật từ cảnh cáo của thành viên là căn cứ xếp không hoàn thành nhiệm vụ, mỗi vi phạm tính
  một lần.
example: Phó chủ tịch bị cảnh cáo ngày 20/5/2022, tập thể ủy ban nhân dân xã được xếp HTT năm 2022.
message: >
  {disciplined} trong năm nhưng tập thể được xếp {level_name}. Cấp có thẩm quyền phải xếp loại lại; ghi mức
  mới cùng số, ngày quyết định mới bằng hồ sơ Điều chỉnh (nếu hồ sơ đã được tiếp nhận) hoặc sửa trong tệp rồi gửi lại.
  Nếu vi phạm đã tính khi xếp loại năm trước thì ghi đúng mã vi phạm của năm đó ở cột «{violation_id_header}».
*/
with member_of_it as (
    select leader.submission_id, leader.collective_code, count(*) as disciplined
    from known_leader as leader
    inner join waiting_submission as submission using (submission_id)
    where leader.discipline in ('CANH_CAO', 'CACH_CHUC', 'KHAI_TRU')
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
        when itself.source_row is not null then 'Kỷ luật tập thể'
        else format('Kỷ luật từ cảnh cáo trở lên đối với %s thành viên của tập thể', member_of_it.disciplined)
    end as disciplined
from waiting_collective as collective
left join itself using (submission_id, source_row)
left join member_of_it using (submission_id, collective_code)
where collective.level_rank > 1
    and (itself.source_row is not null or member_of_it.disciplined > 0)
