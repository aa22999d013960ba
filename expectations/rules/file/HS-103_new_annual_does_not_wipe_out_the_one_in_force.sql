/*
title: Hồ sơ hằng năm gửi lại không được để trống khi hồ sơ đang có hiệu lực có danh sách
title_en: A new annual does not wipe out the one in force
refs: []
phase: form
severity: error
basis: Biểu mẫu nộp hồ sơ xếp loại
sheet: organisation
kinds: [annual]
needs: in_force
why: Hồ sơ năm gửi lại thay toàn bộ hồ sơ trước; gửi mẫu trống sẽ xóa mọi kết quả.
example: Gửi lại mẫu chỉ có bìa sau khi hồ sơ đầy đủ đã được tiếp nhận.
message: >
  Tệp không có dòng nào về tổ chức đảng, đảng viên, tập thể và cá nhân, trong khi hồ sơ đang có hiệu lực của đơn vị có.
  Hồ sơ hằng năm thay toàn bộ hồ sơ trước: gửi đủ danh sách; nếu chỉ bổ sung hoặc sửa một số dòng thì chọn loại hồ sơ
  «Bổ sung» hoặc «Điều chỉnh».
*/
with filled as (
    select submission_id from landing.organisation
    union
    select submission_id from landing.member
    union
    select submission_id from landing.collective
    union
    select submission_id from landing.leader
)

select
    submission.submission_id,
    null::integer as source_row
from waiting_submission as submission
where submission.kind = 'annual'
    and not submission.is_refused
    and submission.submission_id not in (select filled.submission_id from filled)
    and exists (
        select from landing.submission as in_force
        inner join filled on filled.submission_id = in_force.submission_id
        where in_force.committee_code = submission.committee_code
            and in_force.rating_year = submission.rating_year
            and in_force.kind = 'annual'
            and in_force.submission_id != submission.submission_id
            and in_force.state in ('accepted', 'accepted_with_remarks')
    )
