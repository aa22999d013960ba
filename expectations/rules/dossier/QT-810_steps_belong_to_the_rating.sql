/*
title: Ngày của các bước thuộc đợt xếp loại
title_en: The days of the steps belong to the rating
phase: content
severity: warning
basis: Biểu mẫu nộp hồ sơ xếp loại (suy luận)
why: >
  Quy trình xếp loại một năm không thể bắt đầu trước năm đó; trong hồ sơ hằng năm cũng không kéo quá hết năm sau. Ngày
  ngoài khoảng này thường là gõ sai năm.
example: Xếp loại năm 2022, bước «Quyết định mức xếp loại» ghi ngày 10/01/2032.
sheet: dossier
cells: [done_date]
kinds: [annual, supplement]
message: >
  Bước «{step_name}» ghi ngày {found_on}, không thuộc đợt xếp loại năm {rating_year}. Kiểm tra năm, sửa ngày ghi sai;
  nếu đúng thì giải trình ở cột «{note_header}».
*/
select
    dossier.submission_id, dossier.source_row, dossier.step, dossier.note, dossier.rating_year,
    dossier.done_date as found,
    dossier.done_date as found_on
from waiting_dossier as dossier
where dossier.done_date <= dossier.received_on  -- later than that XL-119 says
    and (
        dossier.done_date < make_date(dossier.rating_year, 1, 1)
        or dossier.kind = 'annual' and dossier.done_date >= make_date(dossier.rating_year + 2, 1, 1)
    )
