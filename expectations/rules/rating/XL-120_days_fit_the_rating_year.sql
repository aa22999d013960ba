/*
title: Các ngày khác ghi trong hồ sơ hợp với năm xếp loại
title_en: The other days fit the rating year
phase: content
severity: warning
basis: Mẫu hồ sơ xếp loại; lịch xếp loại hằng năm (khoảng năm cho phép là suy luận)
sheet: any
kinds: [annual, supplement]
why: Ngày cách xa năm xếp loại thường là gõ sai năm hoặc chép từ hồ sơ năm trước.
example: Hồ sơ năm 2022 nhưng xếp loại cán bộ, công chức, viên chức ngày 05/12/2012.
message: >
  Ngày ở cột «{column_header}» {implausible}. Kiểm tra năm, sửa ngày ghi sai; nếu đúng như đã ghi thì giải trình với cơ
  quan thẩm định.
*/
select
    member.submission_id, member.source_row, 'member' as sheet, 'civil_date' as column_key, member.civil_date as found,
    format('không thuộc năm xếp loại %s hoặc năm sau', member.rating_year) as implausible
from waiting_member as member
where (
        member.civil_date < make_date(member.rating_year, 1, 1)
        -- from 2020 to 2025 DV-104 asks for a day of the rating year itself
        or member.civil_date >= make_date(member.rating_year + 2, 1, 1) and member.rating_year not between 2020 and 2025
    )
    and member.civil_date <= member.received_on
union all
select
    member.submission_id, member.source_row, 'member', 'admission_date', member.admission_date,
    format('sau năm xếp loại %s, người này chưa là đảng viên trong năm', member.rating_year)
from waiting_member as member
where member.admission_date >= make_date(member.rating_year + 1, 1, 1)
    and member.admission_date <= member.received_on
    and (member.rating_year < 2023 or member.level is null)  -- of who is rated since 2023 DV-108 speaks
union all
select
    leader.submission_id, leader.source_row, 'leader', 'birth_date', null,
    case
        when leader.birth_date > make_date(leader.rating_year - 18, 12, 31) then 'cho tuổi dưới 18'
        else 'cho tuổi trên 110'
    end
from waiting_leader as leader
where leader.birth_date
    not between make_date(leader.rating_year - 110, 1, 1) and make_date(leader.rating_year - 18, 12, 31)
    and leader.birth_date <= leader.received_on
union all
select
    rated.submission_id, rated.source_row, rated.sheet, 'discipline_date', rated.discipline_date,
    format('cách xa năm xếp loại %s', rated.rating_year)
from waiting_rated as rated
where rated.discipline_date
    not between make_date(rated.rating_year - 1, 1, 1) and make_date(rated.rating_year + 1, 12, 31)
    and rated.discipline_date <= rated.received_on
union all
select
    review.submission_id, review.source_row, 'suggested_review', compared.column_key, compared.stated,
    format('cách xa năm xếp loại %s', review.rating_year)
from waiting_suggested_review as review
cross join lateral (
    values ('document_date', review.document_date), ('review_date', review.review_date)
) as compared (column_key, stated)
where compared.stated not between make_date(review.rating_year - 1, 1, 1) and make_date(review.rating_year + 1, 12, 31)
    and compared.stated <= review.received_on
