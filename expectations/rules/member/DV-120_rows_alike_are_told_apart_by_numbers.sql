/*
title: Hai dòng cùng họ tên, ngày sinh, giới tính, ngày vào Đảng là của hai đảng viên khác nhau
title_en: Two rows alike in all but a shared number are of two members
refs: [G4]
phase: consistency
severity: warning
basis: QĐ 24-QĐ/TW; mẫu hồ sơ xếp loại (nhận ra người trùng không qua số là suy ra)
sheet: member
cells: [full_name, birth_date, admission_date]
kinds: [annual, supplement]
why: >
  Một người ghi hai lần, mỗi lần một loại số hoặc không có số, thì không số nào cho thấy là trùng; số đảng viên và số
  được xếp loại tăng lên. Hai dòng có hai số cùng loại khác nhau là hai người.
example: Dòng 41 chỉ có số CCCD, dòng 57 chỉ có số thẻ; họ tên, ngày sinh, giới tính, ngày vào Đảng đều giống nhau.
message: >
  Dòng này giống dòng {first_row} ở họ tên, ngày sinh, giới tính và ngày vào Đảng, nhưng không có số nào chung để biết
  là một hay hai người. Nếu là một người thì giữ một dòng và ghi đủ số; nếu là hai người thì ghi số CCCD của cả hai.
  Không có số thì giải trình ở cột «{note_header}».
*/
with repeated as (
    select submission_id, name_key, birth_date, admission_date, sex
    from waiting_member
    where not is_temporary
    group by submission_id, name_key, birth_date, admission_date, sex
    having count(*) > 1
),

alike as (
    select
        member.submission_id, member.source_row, member.citizen_id, member.card_no, member.file_no,
        repeated.name_key, repeated.birth_date, repeated.admission_date, repeated.sex
    from repeated
    inner join waiting_member as member using (submission_id, name_key, birth_date, admission_date, sex)
    where not member.is_temporary
),

twin as (
    select later.submission_id, later.source_row, min(first.source_row) as first_row
    from alike as later
    inner join alike as first using (submission_id, name_key, birth_date, admission_date, sex)
    where first.source_row < later.source_row
        and (first.citizen_id is null or later.citizen_id is null)
        and (first.card_no is null or later.card_no is null)
        and (first.file_no is null or later.file_no is null)
    group by later.submission_id, later.source_row
)

select member.*, twin.first_row
from twin
inner join waiting_member as member using (submission_id, source_row)
