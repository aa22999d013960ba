/*
title: Mỗi cột của mẫu chỉ có một lần trong trang tính
title_en: No column of the template stands twice
phase: form
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: any
why: Hai cột cùng tiêu đề ghi khác nhau thì không biết cột nào là kết quả của năm nay; đọc nhầm là sai cho mọi dòng.
example: Mẫu năm trước còn cột «Mức quyết định» ở bên trái, cột năm nay thêm ở bên phải cùng tiêu đề.
message: >
  Trang tính «{sheet_title}» có hai cột cùng tiêu đề «{expected}» mà nội dung khác nhau (cột thứ hai ở ô {cell}). Xóa
  hoặc đổi tiêu đề cột không dùng rồi gửi lại.
*/
select
    refusal.submission_id, refusal.sheet, refusal.source_row, refusal.cell, refusal.found, refusal.expected,
    (
        select min(heading.sheet_name) from config.template_column as heading
        where heading.template_version = refusal.template_version and heading.sheet = refusal.sheet
    ) as sheet_title
from waiting_refusal as refusal
where refusal.refusal = 'column_twice'
