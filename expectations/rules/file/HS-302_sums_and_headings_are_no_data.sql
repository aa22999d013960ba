/*
title: Dòng cộng, dòng nhóm, dòng ghi chú không phải là số liệu
title_en: Sums, headings and remarks are no data
phase: form
severity: info
basis: Mẫu hồ sơ xếp loại
sheet: any
why: Tính dòng cộng như một đối tượng là đếm hai lần.
example: >
  Dòng «Tổng cộng: 12 đảng viên» giữa danh sách.
message: >
  Trang tính «{sheet_title}» có {count} {what} (từ dòng {first_row} đến dòng {last_row}); các dòng này không tính là số
  liệu. Nếu là một đối tượng được xếp loại, ghi đủ các cột bắt buộc rồi gửi lại.
*/
select
    submission_id, sheet, first_row as source_row, null as cell, sheet_title, count, first_row, last_row,
    case note
        when 'total_row' then 'dòng cộng'
        when 'group_row' then 'dòng tiêu đề nhóm'
        when 'remark_row' then 'dòng ghi chú'
        else 'dòng chỉ có nội dung ngoài các cột của mẫu'
    end as what
from waiting_note
where note in ('total_row', 'group_row', 'remark_row', 'outside_table')
