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
with twin as (  -- two without a kind of number in common have three at most: one of them has one at most
    select
        member.submission_id,
        greatest(poor.source_row, member.source_row) as source_row,
        min(least(poor.source_row, member.source_row)) as first_row
    from waiting_member as poor
    inner join waiting_member as member using (submission_id, name_key, birth_date, admission_date, sex)
    where num_nonnulls(poor.citizen_id, poor.card_no, poor.file_no) <= 1
        and not poor.is_temporary
        and not member.is_temporary
        and poor.source_row != member.source_row
        and (poor.citizen_id is null or member.citizen_id is null)
        and (poor.card_no is null or member.card_no is null)
        and (poor.file_no is null or member.file_no is null)
    group by member.submission_id, greatest(poor.source_row, member.source_row)
)

select member.*, twin.first_row
from twin
inner join waiting_member as member using (submission_id, source_row)
