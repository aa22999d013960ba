/*
title: Mỗi người chỉ có một dòng trong một tập thể
title_en: A person has one row in a collective
refs: [G4]
phase: consistency
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: leader
cells: [collective_code]
kinds: [annual, supplement]
why: Một người giữ hai chức danh trong cùng tập thể chỉ được xếp loại một lần; hai dòng làm số lượng tăng lên.
example: Phó bí thư kiêm ủy viên ban thường vụ được ghi thành hai dòng cùng mã tập thể, cùng số CCCD.
message: >
  Người ở dòng này đã có ở dòng {first_row} trong cùng tập thể {collective_code}. Giữ một dòng, ghi các chức danh vào
  cùng một ô ở cột «{title_header}»; nếu là hai người khác nhau thì sửa số CCCD, số thẻ, số lý lịch ghi trùng.
*/
with repeated as (
    select later.submission_id, later.source_row, min(first.source_row) as first_row
    from waiting_leader as later
    inner join waiting_leader as first using (submission_id, collective_code)
    where first.source_row < later.source_row
        and (first.name_key = later.name_key or first.birth_date = later.birth_date)
        and (
            first.citizen_id = later.citizen_id
            or first.card_no = later.card_no
            or first.file_no = later.file_no
        )
    group by later.submission_id, later.source_row
)

select leader.*, repeated.first_row
from repeated
inner join waiting_leader as leader using (submission_id, source_row)
