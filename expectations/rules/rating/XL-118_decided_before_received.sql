/*
title: Ngày quyết định, ngày hiệu lực kỷ luật, ngày vào Đảng không sau ngày nhận hồ sơ
title_en: Nothing was decided after the file was received
phase: content
severity: error
basis: Phép so ngày (việc chưa xảy ra khi gửi hồ sơ thì không thể ghi là đã quyết định)
sheet: any
why: >
  Các ngày này quyết định mức nào có hiệu lực, kỷ luật và tuổi Đảng tính vào năm nào; một ngày trong tương lai khóa mọi
  lần điều chỉnh sau.
example: Hồ sơ nhận ngày 01/10/2023 nhưng quyết định điều chỉnh ghi ngày 01/09/2099.
message: >
  Ngày ở cột «{column_header}» sau ngày nhận hồ sơ ({received_on}). Đối chiếu quyết định, lý lịch, sửa ngày ghi sai rồi
  gửi lại.
*/
with late as (
    select
        submission_id, source_row, sheet, received_on, decision_date, discipline_date, null::date as admission_date
    from waiting_rated
    where greatest(decision_date, discipline_date) > received_on
    union all
    select submission_id, source_row, 'member', received_on, null, null, admission_date
    from waiting_member
    where admission_date > received_on
    union all
    select submission_id, source_row, 'adjustment', received_on, decision_date, null, null
    from waiting_adjustment
    where decision_date > received_on
)

select
    late.submission_id, late.source_row, late.sheet, late.received_on, compared.column_key,
    compared.stated as found
from late
cross join lateral (
    values
    ('decision_date', late.decision_date),
    ('discipline_date', late.discipline_date),
    ('admission_date', late.admission_date)
) as compared (column_key, stated)
where compared.stated > late.received_on
