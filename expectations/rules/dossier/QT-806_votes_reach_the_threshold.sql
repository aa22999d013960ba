/*
title: Số phiếu đồng ý vượt ngưỡng của đợt xếp loại
title_en: The votes for exceed the threshold
refs: [L3]
phase: consistency
severity: warning
years: 2018..
basis: >-
  Quy trình xếp loại, năm 2018 theo HD 16-HD/BTCTW; từ năm 2019 theo HD 21-HD/BTCTW; từ năm 2023 theo HD 25-HD/BTCTW,
  HD 43-HD/BTCTW (chưa đối chiếu văn bản gốc); ngưỡng do đợt xếp loại quy định
why: Mức được xếp phải có số phiếu đồng ý cao hơn ngưỡng (mặc định là quá nửa; đúng bằng ngưỡng thì chưa đủ).
example: 10 phiếu đồng ý trên 20 phiếu, ngưỡng quá nửa.
sheet: dossier
cells: [votes_for, votes_total]
kinds: [annual, supplement]
message: >
  {votes_for} phiếu đồng ý trên {votes_total} phiếu, chưa vượt ngưỡng {threshold}%. Đối chiếu biên bản kiểm phiếu, sửa
  số phiếu ghi sai; nếu đúng thì giải trình ở cột «{note_header}» vì sao vẫn quyết định mức này.
*/
select
    dossier.submission_id, dossier.source_row, dossier.note, dossier.votes_for, dossier.votes_total,
    dossier.votes_for as found,
    floor(campaign.vote_threshold * dossier.votes_total)::bigint + 1 as expected,
    trim_scale(campaign.vote_threshold * 100) as threshold
from waiting_dossier as dossier
inner join config.campaign as campaign on campaign.rating_year = dossier.rating_year
where dossier.step = 'BO_PHIEU' and dossier.votes_for <= campaign.vote_threshold * dossier.votes_total
