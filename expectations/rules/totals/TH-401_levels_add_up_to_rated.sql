/*
title: Tổng bốn mức bằng số được xếp loại
title_en: The four levels add up to the rated
refs: [A1]
phase: content
severity: error
years: 2018..
basis: >-
  Năm 2018 theo HD 16-HD/BTCTW; từ năm 2019 theo HD 21-HD/BTCTW; từ năm 2023 theo HD 25-HD/BTCTW, HD 43-HD/BTCTW (chưa
  đối chiếu văn bản gốc); biểu tổng hợp xếp loại
sheet: declared_total
cells: [rated, htxs, htt, ht, kht]
kinds: [annual, supplement]
why: >
  Mỗi đối tượng được xếp loại thuộc đúng một mức; cộng không khớp nghĩa là có cột ghi sai. Khi phần vượt đúng bằng số
  HTXS thì TH-409 trả lời thay.
example: HTXS 1, HTT 8, HT 1, KHT 0 nhưng «Được xếp loại» ghi 11.
message: >
  Dòng «{subject_kind_name}»: HTXS + HTT + HT + KHT = {expected} nhưng cột «{rated_header}» ghi {found}. Đối chiếu
  danh sách, sửa cột ghi sai.
*/
select
    declared.*,
    declared.rated as found,
    declared.htxs + declared.htt + declared.ht + declared.kht as expected
from waiting_declared_total as declared
where declared.rated != declared.htxs + declared.htt + declared.ht + declared.kht
    and not (
        declared.htxs > 0 and declared.htt >= declared.htxs
        and declared.rated = declared.htt + declared.ht + declared.kht
    )
