/*
title: Ô gộp có giá trị cho mọi dòng trong vùng gộp
title_en: A merged cell speaks for each of its rows
phase: form
severity: info
basis: Mẫu hồ sơ xếp loại
sheet: any
why: >
  Gộp ô chi bộ cho nhiều đảng viên: giá trị được hiểu là của mọi dòng.
example: Ô «Mã chi bộ» gộp từ dòng 5 đến dòng 9.
message: >
  Trang tính «{sheet_title}» có {count} ô trống nằm trong vùng gộp (từ dòng {first_row} đến dòng {last_row}); giá trị
  của ô gộp được hiểu là của mọi dòng trong vùng. Nếu không đúng, bỏ gộp, ghi rõ từng dòng rồi gửi lại.
*/
select submission_id, sheet, first_row as source_row, null as cell, sheet_title, count, first_row, last_row
from waiting_note
where note = 'merged'
