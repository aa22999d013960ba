/*
title: Tệp nộp là bảng tính đọc được
title_en: The file is a workbook that can be read
phase: form
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: any
why: Tệp không mở được thì không có gì để kiểm tra.
example: Tệp đặt mật khẩu, hoặc tải lên chưa xong.
message: >
  {what_is_wrong} Mở tệp gốc bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx, không đặt mật khẩu, rồi gửi lại.
*/
select
    submission_id, sheet, source_row, cell, null as found, expected,
    case reason
        when 'far_cell'
            then 'Trang tính «' || sheet_title || '» có nội dung ở ô ' || cell || ', quá xa bảng số liệu: xóa hẳn các '
                || case when source_row > 1000 then 'dòng' else 'cột' end || ' từ sau bảng đến hết ô đó; nếu đó là số '
                || 'liệu thật, báo Ban Tổ chức để tăng giới hạn.'
        when 'empty' then 'Tệp rỗng, không có nội dung.'
        when 'password' then 'Tệp có mật khẩu nên không mở được.'
        when 'other_format' then 'Tệp không phải là bảng tính .xlsx, .xls, .ods hoặc gói .zip gồm các tệp .csv.'
        when 'too_large'
            then 'Tệp quá lớn, hoặc có ô lạc ở rất xa bảng số liệu: xóa các dòng, cột, ô thừa ngoài bảng.'
        when 'bomb' then 'Tệp có cấu trúc bất thường, có thể gây hại cho hệ thống, nên không được mở.'
        when 'several_workbooks'
            then 'Gói .zip có nhiều bảng tính nên không rõ tệp nào là hồ sơ: chỉ để một bảng tính trong gói.'
        when 'file_names' then 'Gói .zip có tên tệp không hợp lệ.'
        when 'too_slow' then 'Đọc tệp mất quá nhiều thời gian hoặc bộ nhớ nên hệ thống đã dừng lại.'
        else 'Tệp bị hỏng hoặc tải lên chưa đủ nên không mở được.'
    end as what_is_wrong
from (
    select
        *,
        case when cell is not null then 'far_cell' else found end as reason,
        coalesce(
            (
                select min(heading.sheet_name) from config.template_column as heading
                where heading.sheet = waiting_refusal.sheet
            ),
            'Bìa'
        ) as sheet_title
    from waiting_refusal
    where refusal = 'not_a_workbook'
) as refused
