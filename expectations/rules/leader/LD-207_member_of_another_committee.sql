/*
title: Cá nhân lãnh đạo là đảng viên của đơn vị khác được báo cho cả hai đơn vị
title_en: A leader who is a member of another committee is made known to both
phase: consistency
severity: info
basis: Mẫu hồ sơ xếp loại
sheet: leader
cells: [citizen_id, card_no]
kinds: [annual, supplement]
reads: [member]
needs: other_committees
why: Một người được xếp loại ở hai nơi theo hai tư cách; hai đơn vị cần biết để đối chiếu mức xếp loại và chức danh.
example: Trưởng phòng thuộc đơn vị này nhưng sinh hoạt đảng và được xếp loại đảng viên ở đảng bộ khác.
message: >
  Cá nhân lãnh đạo này có trong danh sách đảng viên của đơn vị {other_committee}, không có trong danh sách của đơn vị
  mình. Không phải sửa nếu đúng như vậy; nếu người này đã chuyển sinh hoạt đảng thì hai đơn vị thống nhất lại nơi xếp
  loại đảng viên.
tells: >
  Đảng viên này giữ chức danh lãnh đạo và được xếp loại cá nhân lãnh đạo ở đơn vị {committee_code}. Không phải sửa nếu
  đúng như vậy; nếu người này đã chuyển sinh hoạt đảng thì hai đơn vị thống nhất lại nơi xếp loại đảng viên.
*/
with unlisted as (
    select leader.*
    from known_unlisted_leader
    inner join waiting_leader as leader using (submission_id, source_row)
),

met as (
    select unlisted.*, other.submission_id as other_submission_id, other.source_row as other_row, other.committee
    from unlisted
    inner join member_anywhere as other using (rating_year, citizen_id)
    where other.committee != unlisted.committee_code
        and (other.name_key = unlisted.name_key or other.birth_date = unlisted.birth_date)
    union all
    select unlisted.*, other.submission_id, other.source_row, other.committee
    from unlisted
    inner join member_anywhere as other using (rating_year, card_no)
    where other.committee != unlisted.committee_code
        and (other.name_key = unlisted.name_key or other.birth_date = unlisted.birth_date)
)

select distinct on (submission_id, source_row)
    met.*, 'member' as other_sheet, committee as other_committee
from met
order by submission_id, source_row, other_submission_id desc, other_row
