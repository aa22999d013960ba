/*
title: Số CCCD khớp với giới tính và năm sinh
title_en: A citizen number fits sex and year of birth
phase: content
severity: warning
basis: Cấu trúc số căn cước công dân
sheet: any
why: Số CCCD chứa giới tính và năm sinh; không khớp nghĩa là một trong các ô đã ghi sai.
example: Số CCCD có chữ số thứ tư là 0 (nam) nhưng cột giới tính ghi Nữ.
message: >
  Số CCCD ở dòng này không khớp với {unlike} đã ghi. Đối chiếu giấy tờ gốc, sửa số CCCD hoặc {unlike}.
*/
with numbered as (
    select
        submission_id, source_row, sheet, sex, extract(year from birth_date)::integer as birth_year,
        substring(citizen_id from 4 for 1)::integer as century_and_sex,
        substring(citizen_id from 5 for 2)::integer as year_of_century
    from waiting_citizen
    where digits = 12
),

compared as (
    select
        numbered.*,
        1900 + numbered.century_and_sex / 2 * 100 + numbered.year_of_century != numbered.birth_year as other_year,
        (numbered.century_and_sex % 2 = 0) != (numbered.sex = 'NAM') as other_sex
    from numbered
)

select
    submission_id, source_row, sheet, 'citizen_id' as column_key,
    case
        when other_year and other_sex then 'giới tính và năm sinh'
        when other_year then 'năm sinh'
        else 'giới tính'
    end as unlike
from compared
where other_year or other_sex
