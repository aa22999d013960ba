/*
title: Ngày kiểm điểm, ngày quyết định thuộc năm xếp loại hoặc năm sau
title_en: Review and decision are of the rating year or the one after
phase: content
severity: warning
basis: Mẫu hồ sơ xếp loại; lịch xếp loại hằng năm
sheet: any
kinds: [annual, supplement]
why: Ngày của năm khác thường là chép từ hồ sơ năm trước; mốc quyết định sai làm sai thứ tự các lần xếp loại.
example: Hồ sơ năm 2022 nhưng cột «Ngày quyết định» ghi 24/12/2021.
message: >
  Cột «{column_header}» ghi ngày {found}, không thuộc năm xếp loại {rating_year} hoặc năm sau. Đối chiếu biên bản, quyết
  định, sửa ngày; nếu đúng như đã ghi thì giải trình ở cột «{note_header}».
*/
with dated as (
    select
        submission_id, source_row, sheet, rating_year, received_on, 'review_date' as column_key, review_date as found
    from waiting_rated
    union all
    select submission_id, source_row, sheet, rating_year, received_on, 'decision_date', decision_date
    from waiting_rated
)

select dated.*
from dated
where found not between make_date(rating_year, 1, 1) and make_date(rating_year + 1, 12, 31)
    and found <= received_on  -- later than that XL-118 and XL-119 say
