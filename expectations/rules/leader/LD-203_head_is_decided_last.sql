/*
title: Người đứng đầu được quyết định xếp loại sau tổ chức đảng và tập thể
title_en: A head is decided after organisation and collective
refs: [B4]
phase: consistency
severity: warning
years: 2019..
basis: HD 21-HD/BTCTW, II.B.4; từ năm 2023 theo HD 25-HD/BTCTW, HD 43-HD/BTCTW (chưa đối chiếu văn bản gốc)
sheet: leader
cells: [decision_date]
kinds: [annual, supplement]
needs: rest_in_force
why: Mức của tổ chức, tập thể là giới hạn cho mức của người đứng đầu nên phải có trước.
example: Quyết định xếp loại tập thể ngày 06/01/2023, quyết định xếp loại bí thư ngày 28/12/2022.
message: >
  Người đứng đầu được quyết định ngày {decision_date}, trước ngày {expected} quyết định xếp loại {decided_later}. Tổ
  chức đảng, tập thể phải được xếp loại trước, người đứng đầu sau. Đối chiếu các quyết định, sửa ngày ghi sai; nếu đúng
  như đã ghi thì giải trình ở cột «{note_header}».
*/
select
    leader.*,
    leader.decision_date as found,
    greatest(organisation.decision_date, collective.decision_date) as expected,
    case
        when organisation.decision_date > coalesce(collective.decision_date, leader.decision_date) then 'tổ chức đảng'
        else 'tập thể'
    end as decided_later
from waiting_leader as leader
inner join known_collective as collective using (submission_id, collective_code)
left join known_organisation as organisation
    on organisation.submission_id = collective.submission_id
    and organisation.organisation_code = collective.organisation_code
where leader.is_head
    and leader.level is not null
    and leader.decision_date < greatest(organisation.decision_date, collective.decision_date)
