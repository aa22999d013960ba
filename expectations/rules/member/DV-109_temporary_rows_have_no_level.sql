/*
title: Đảng viên sinh hoạt tạm thời không ghi mức xếp loại
title_en: Who is here for a time only has no level
refs: [G4]
phase: content
severity: error
basis: QĐ 24-QĐ/TW; không tính đảng số ở nơi sinh hoạt tạm thời (hệ quả về xếp loại là suy ra)
sheet: member
cells: [level, is_temporary]
kinds: [annual, supplement]
why: >
  Đảng viên sinh hoạt tạm thời được tính và xếp loại ở nơi sinh hoạt chính thức; ghi mức ở cả hai nơi là tính hai lần.
example: Cột «Sinh hoạt tạm thời» ghi x và cột «Mức quyết định» ghi HTT.
message: >
  Cột «{is_temporary_header}» có dấu nhưng dòng này ghi mức {level_name}. Đảng viên chỉ được xếp loại ở nơi sinh hoạt
  chính thức: xóa mức, hoặc xóa dấu ở cột «{is_temporary_header}» nếu đây là nơi sinh hoạt chính thức.
*/
select member.*, member.level as found
from waiting_member as member
where member.is_temporary and member.level is not null
