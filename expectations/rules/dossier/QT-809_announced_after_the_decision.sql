/*
title: Thông báo kết quả không trước ngày quyết định
title_en: Announced after the decision
refs: [L2, L4]
phase: consistency
severity: warning
years: 2018..
basis: Kết quả xếp loại được thông báo bằng văn bản đến tổ chức, cá nhân (chỉ đạo của Tỉnh ủy)
why: Thông báo trước khi quyết định là thông báo mức chưa có hiệu lực. Cùng ngày thì được.
example: Quyết định ngày 10/01, thông báo ngày 09/01.
sheet: dossier
cells: [done_date]
kinds: [annual, supplement]
reads: [dossier]
message: >
  Thông báo kết quả ghi ngày {found_on}, trước ngày quyết định {decided_on}. Sửa ngày ghi sai; nếu đúng thì giải trình
  ở cột «{note_header}».
*/
select
    announced.submission_id, announced.source_row, announced.note,
    announced.done_date as found,
    announced.done_date as found_on,
    decided.done_date as expected,
    decided.done_date as decided_on
from waiting_dossier as announced
inner join waiting_dossier as decided
    on decided.submission_id = announced.submission_id
    and decided.organisation_code = announced.organisation_code
where announced.step = 'THONG_BAO' and decided.step = 'QUYET_DINH' and announced.done_date < decided.done_date
