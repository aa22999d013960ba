/*
title: Cột HTT không gồm cả số HTXS
title_en: The good do not include the excellent
refs: [A9]
phase: content
severity: error
years: 2018..
basis: >-
  Năm 2018 theo HD 16-HD/BTCTW; từ năm 2019 theo HD 21-HD/BTCTW; từ năm 2023 theo HD 25-HD/BTCTW, HD 43-HD/BTCTW (chưa
  đối chiếu văn bản gốc); biểu tổng hợp xếp loại (bốn mức loại trừ nhau)
why: >
  Có nơi báo cáo «tốt, trong đó xuất sắc». Khi bốn mức cộng lại vượt số được xếp loại đúng bằng số HTXS thì lỗi nằm ở
  cách hiểu cột HTT, không phải ở từng con số.
example: Được xếp loại 100, HTXS 15, HTT 90, HT 9, KHT 1 (HTT đã gồm 15 HTXS, đúng ra là 75).
sheet: declared_total
cells: [htt]
kinds: [annual, supplement]
message: >
  Dòng «{subject_kind_name}»: bốn mức cộng lại vượt cột «{rated_header}» đúng {htxs}, bằng số HTXS: cột HTT đã gồm
  HTXS? Mỗi đối tượng chỉ đếm ở một mức. Nếu đúng vậy, ghi cột «{htt_header}» là {expected} thay cho {found}; nếu
  không, đối chiếu danh sách, sửa cột ghi sai.
*/
select
    declared.*,
    declared.htt as found,
    declared.htt - declared.htxs as expected
from waiting_declared_total as declared
where declared.htxs > 0 and declared.htt >= declared.htxs
    and declared.htxs + declared.htt + declared.ht + declared.kht - declared.rated = declared.htxs
