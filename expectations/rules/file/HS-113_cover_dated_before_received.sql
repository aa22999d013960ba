/*
title: Ngày văn bản ở bìa không sau ngày nhận hồ sơ
title_en: The cover is not dated after the file was received
phase: content
severity: error
basis: Phép so ngày; ngày văn bản là ngày quyết định của những dòng không ghi ngày quyết định
sheet: cover
why: >
  Dòng không ghi ngày quyết định được coi là quyết định vào ngày văn bản; ngày trong tương lai khóa mọi lần điều chỉnh
  sau.
example: Hồ sơ nhận ngày 05/01/2023, ô «Ngày văn bản» ở bìa ghi 05/01/2032.
message: >
  Ô «Ngày văn bản» ở bìa ghi {found_on}, sau ngày nhận hồ sơ ({received_on}). Sửa ngày văn bản rồi gửi lại.
*/
select
    submission_id,
    null::integer as source_row,
    'document_date' as column_key,
    document_date as found,
    document_date as found_on,
    received_on
from waiting_submission
where document_date > received_on and not is_refused
