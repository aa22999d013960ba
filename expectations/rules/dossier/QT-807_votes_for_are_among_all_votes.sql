/*
title: Số phiếu đồng ý không vượt tổng số phiếu
title_en: The votes for are among all votes
refs: [L3]
phase: content
severity: error
basis: Biên bản kiểm phiếu (phép đếm)
why: Phiếu đồng ý là một phần của tổng số phiếu; số phiếu không thể âm.
example: 15 phiếu đồng ý trên 12 phiếu.
sheet: dossier
cells: [votes_for, votes_total]
kinds: [annual, supplement]
message: >
  Cột «{votes_for_header}» ghi {votes_for}, cột «{votes_total_header}» ghi {votes_total}: phiếu đồng ý phải từ 0 đến
  tổng số phiếu. Đối chiếu biên bản kiểm phiếu, sửa số ghi sai.
*/
select
    dossier.submission_id, dossier.source_row, dossier.votes_for, dossier.votes_total,
    dossier.votes_for as found,
    dossier.votes_total as expected
from waiting_dossier as dossier
where dossier.votes_for > dossier.votes_total or least(dossier.votes_for, dossier.votes_total) < 0
