/*
title: Đảng viên bị kỷ luật trong năm thì xếp không hoàn thành nhiệm vụ
title_en: A member disciplined in the year fails
refs: [F1]
phase: history
severity: error
years: 2019..
basis: >-
  HD 21-HD/BTCTW, II.B.2; QĐ 124-QĐ/TW; từ năm 2023 theo HD 25-HD/BTCTW, HD 43-HD/BTCTW (chưa đối chiếu văn bản gốc)
sheet: member
cells: [level, discipline_date, violation_id]
kinds: [annual, supplement]
needs: history
why: Bị kỷ luật trong năm là căn cứ xếp không hoàn thành nhiệm vụ, trừ khi vi phạm đó đã tính ở một năm trước.
example: Khiển trách có hiệu lực ngày 12/6/2022, đảng viên được xếp HTT năm 2022.
message: >
  {disciplined} nhưng được xếp {level_name}. Cấp có thẩm quyền phải xếp loại lại; ghi mức
  mới cùng số, ngày quyết định mới bằng hồ sơ Điều chỉnh (nếu hồ sơ đã được tiếp nhận) hoặc sửa trong tệp rồi gửi lại.
  Nếu vi phạm này đã tính khi xếp loại năm trước thì ghi đúng mã vi phạm của năm đó ở cột «{violation_id_header}»; nếu
  cột «{discipline_date_header}» ghi sai thì sửa cột đó.
*/
select
    member.*,
    member.level as found,
    'KHT' as expected,
    case
        when member.discipline_date is null then 'Kỷ luật không ghi ngày hiệu lực, được tính là trong năm,'
        else format('Kỷ luật có hiệu lực ngày %s', to_char(member.discipline_date, 'DD/MM/YYYY'))
    end as disciplined
from waiting_member as member
where member.discipline is not null
    and member.level_rank > 1
    and coalesce(extract(year from member.discipline_date) = member.rating_year, true)  -- XL-121 asks for the day
    and not exists (
        select from counted_violation as counted
        where counted.sheet = 'member'
            and counted.violation_id = member.violation_id
            and counted.counted_year < member.rating_year
            and (counted.name_key = member.name_key or counted.birth_date = member.birth_date)
    )
