/*
title: Một đảng viên chỉ được tính ở một đơn vị trong một năm
title_en: A member is counted in one committee a year
refs: [G4]
phase: consistency
severity: warning
raised_by_ref: false
basis: QĐ 24-QĐ/TW; cách tính đảng số ở nơi sinh hoạt chính thức
sheet: member
kinds: [annual, supplement]
needs: other_committees
why: Người chuyển sinh hoạt trong năm thường còn trong danh sách của đơn vị cũ và đã có trong danh sách của đơn vị mới.
example: Đảng viên chuyển từ huyện này sang huyện khác tháng 9, cả hai đảng bộ đều ghi mức xếp loại.
message: >
  Đảng viên này cũng có trong danh sách của đơn vị {other_committee} cùng năm. Hồ sơ không bị trả lại vì lý do này; hai
  đơn vị đối chiếu ngày chuyển sinh hoạt, đơn vị không còn quản lý bỏ dòng này, hoặc ghi x ở cột «{is_temporary_header}»
  và để trống mức nếu chỉ sinh hoạt tạm thời.
tells: >
  Đảng viên này cũng có trong danh sách cùng năm của đơn vị {committee_code}, gửi sau hồ sơ này. Hồ sơ vẫn được tiếp
  nhận; hai đơn vị đối chiếu ngày chuyển sinh hoạt, đơn vị không còn quản lý gửi lại hồ sơ không có dòng này.
*/
with met as (
    select distinct on (submission_id, source_row, committee)
        submission_id, source_row, committee as other_committee, other_id as other_submission_id,
        'member' as other_sheet, other_row
    from number_met_anywhere
    where is_same
    order by submission_id, source_row, committee, other_id desc, other_row
)

select member.*, met.other_committee, met.other_submission_id, met.other_sheet, met.other_row
from met
inner join waiting_member as member using (submission_id, source_row)
