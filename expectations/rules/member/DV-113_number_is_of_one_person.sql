/*
title: Một số CCCD, số thẻ, số lý lịch chỉ của một đảng viên
title_en: A number belongs to one member
phase: consistency
severity: warning
basis: Mẫu hồ sơ xếp loại
sheet: member
kinds: [annual, supplement]
why: Các số này dùng để nhận ra cùng một người qua các năm; hai người chung một số sẽ bị nhầm lẫn lịch sử xếp loại.
example: Kéo công thức xuống làm hai đảng viên khác nhau có cùng số thẻ.
message: >
  Số ở cột «{column_header}» của dòng này đã ghi cho một người khác (họ tên và ngày sinh đều khác) ở dòng {first_row}.
  Đối chiếu giấy tờ gốc, sửa dòng ghi sai.
*/
with repeated as (
    select distinct on (submission_id, source_row, number_key) submission_id, source_row, other_row, number_key
    from waiting_number
    where not is_same
    order by submission_id, source_row, number_key, other_row
)

select
    member.*, repeated.other_row as first_row, repeated.number_key as column_key
from repeated
inner join waiting_member as member using (submission_id, source_row)
