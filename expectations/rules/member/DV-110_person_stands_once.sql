/*
title: Mỗi đảng viên chỉ có một dòng trong danh sách
title_en: A member stands once in a file
refs: [G4]
phase: consistency
severity: error
basis: QĐ 24-QĐ/TW; mẫu hồ sơ xếp loại
sheet: member
kinds: [annual, supplement]
why: Một người ghi hai lần làm tăng số đảng viên và số được xếp loại; hai dòng có thể mang hai mức khác nhau.
example: Dòng 41 và dòng 57 cùng số CCCD, cùng họ tên, ở hai chi bộ; hoặc ô gộp theo chiều dọc được đọc thành hai dòng.
message: >
  Đảng viên ở dòng này đã có ở dòng {first_row} (cùng số ở cột «{column_header}», cùng họ tên hoặc ngày sinh). Giữ một
  dòng ở nơi sinh hoạt chính thức; nơi sinh hoạt tạm thời thì ghi x ở cột «{is_temporary_header}» và để trống mức. Nếu
  là hai người khác nhau thì sửa số ghi trùng.
*/
with repeated as (
    select distinct on (submission_id, source_row) submission_id, source_row, other_row, number_key
    from waiting_number
    where is_same
    order by submission_id, source_row, other_row, array_position(array['citizen_id', 'card_no', 'file_no'], number_key)
)

select
    member.*, repeated.other_row as first_row, repeated.number_key as column_key
from repeated
inner join waiting_member as member using (submission_id, source_row)
