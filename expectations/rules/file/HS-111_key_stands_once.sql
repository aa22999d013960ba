/*
title: Mỗi mã, mỗi bước, mỗi đối tượng tổng hợp chỉ có một dòng trong một hồ sơ
title_en: Every code, step and summary kind stands once
phase: form
severity: error
basis: Biểu mẫu nộp hồ sơ xếp loại
why: >
  Hai dòng cùng mã thì không biết dòng nào đúng và số tổng hợp bị đếm hai lần. Dòng đầu tiên được giữ để kiểm tra
  tiếp.
example: Hai dòng tổ chức đảng cùng mã QNA04-001.
sheet: any
kinds: [annual, supplement]
message: >
  Cột «{column_header}»: giá trị ở dòng này đã có ở dòng {first_row} của cùng trang tính{together}. Mỗi đối tượng chỉ
  ghi một dòng: giữ dòng đúng, xóa dòng còn lại; nếu là đối tượng khác thì sửa lại mã.
*/
with keyed as not materialized (
    select
        submission_id, 'declared_total' as sheet, source_row, 'subject_kind' as column_key,
        subject_kind as key_1, null as key_2
    from waiting_declared_total
    union all
    select submission_id, 'organisation', source_row, 'organisation_code', organisation_code, null
    from waiting_organisation
    union all
    select submission_id, 'collective', source_row, 'collective_code', collective_code, null
    from waiting_collective
    union all
    select submission_id, 'shortcoming', source_row, 'shortcoming_id', shortcoming_id, null
    from waiting_shortcoming
    union all
    select submission_id, 'dossier', source_row, 'step', organisation_code, step
    from waiting_dossier
    where step is not null
),

repeated as (
    select submission_id, sheet, key_1, key_2, min(source_row) as first_row
    from keyed
    where key_1 is not null
    group by submission_id, sheet, key_1, key_2
    having count(*) > 1
)

select
    keyed.submission_id, keyed.sheet, keyed.source_row, keyed.column_key, repeated.first_row,
    case keyed.sheet when 'dossier' then ' cho cùng mã tổ chức' else '' end as together
from repeated
inner join keyed
    on keyed.submission_id = repeated.submission_id
    and keyed.sheet = repeated.sheet
    and keyed.key_1 = repeated.key_1
    and keyed.key_2 is not distinct from repeated.key_2
    and keyed.source_row > repeated.first_row
