/*
title: Ngày của việc đã làm không sau ngày nhận hồ sơ
title_en: Nothing was done after the file was received
phase: content
severity: warning
basis: Phép so ngày (việc chưa xảy ra khi gửi hồ sơ thì không thể ghi là đã làm)
sheet: any
why: Ngày trong tương lai là gõ sai năm; thời hạn, tiến độ và thứ tự các bước tính từ ngày đó đều sai.
example: Hồ sơ năm 2022, cột «Ngày chính thức» ghi 01/01/2099.
message: >
  Ngày ở cột «{column_header}» sau ngày nhận hồ sơ ({received_on}), mà đây là ngày của việc đã làm. Kiểm tra năm, sửa
  ngày ghi sai.
*/
with late as (
    select submission_id, source_row, sheet, received_on, 'review_date' as column_key, review_date as stated
    from waiting_rated
    where review_date > received_on
    union all
    select submission_id, source_row, 'member', received_on, 'civil_date', civil_date
    from waiting_member
    where civil_date > received_on
    union all
    select submission_id, source_row, 'member', received_on, 'official_date', official_date
    from waiting_member
    where official_date > received_on
    union all
    select submission_id, source_row, 'leader', received_on, 'birth_date', null
    from waiting_leader
    where birth_date > received_on
    union all
    select submission_id, source_row, 'dossier', received_on, 'done_date', done_date
    from waiting_dossier
    where done_date > received_on
    union all
    select submission_id, source_row, 'suggested_review', received_on, 'review_date', review_date
    from waiting_suggested_review
    where review_date > received_on
    union all
    select submission_id, source_row, 'suggested_review', received_on, 'document_date', document_date
    from waiting_suggested_review
    where document_date > received_on
    union all
    select submission_id, source_row, 'shortcoming', received_on, 'done_date', done_date
    from waiting_shortcoming
    where done_date > received_on
)

select submission_id, source_row, sheet, received_on, column_key, stated as found
from late
