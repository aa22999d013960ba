/*
title: Hồ sơ hằng năm có đảng viên thì có danh sách tổ chức đảng
title_en: An annual with members lists its organisations
phase: consistency
severity: error
basis: Biểu mẫu nộp hồ sơ xếp loại
why: Không có danh sách tổ chức thì không đảng viên nào thuộc về chi bộ nào; báo một lần thay cho từng đảng viên.
example: Trang «Đảng viên» có 2.000 dòng, trang «Tổ chức đảng» không có dòng nào.
sheet: organisation
kinds: [annual]
reads: [organisation, member]
message: >
  Hồ sơ có {members} dòng đảng viên nhưng trang «Tổ chức đảng» không có dòng nào. Bổ sung danh sách tổ chức đảng, gồm
  các chi bộ của đảng viên.
*/
select
    member.submission_id,
    null::integer as source_row,
    count(*) as members
from waiting_member as member
where not exists (
    select from waiting_organisation as organisation
    where organisation.submission_id = member.submission_id
)
group by member.submission_id
