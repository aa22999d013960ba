/*
title: Chữ gõ bằng phông cũ được chuyển sang Unicode
title_en: Text in old fonts is converted
phase: form
severity: info
basis: Mẫu hồ sơ xếp loại
sheet: any
why: Chữ gõ bằng .VnTime, VNI được chuyển để so sánh được; cần đọc lại cho chắc.
example: Cột họ tên gõ bằng phông .VnTime.
message: >
  Trang tính «{sheet_title}» có {count} ô gõ bằng bảng mã {encoding} (từ dòng {first_row} đến dòng {last_row}) đã được
  chuyển sang Unicode khi đọc. Kiểm tra lại các ô này; từ lần sau dùng phông Unicode như Times New Roman.
*/
select
    submission_id, sheet, first_row as source_row, null as cell, sheet_title, count, first_row, last_row,
    case note when 'vni' then 'VNI' else 'TCVN3 (ABC)' end as encoding
from waiting_note
where note in ('tcvn3', 'vni')
