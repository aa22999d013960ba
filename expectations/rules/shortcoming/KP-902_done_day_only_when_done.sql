/*
title: Chỉ khuyết điểm đã khắc phục mới ghi ngày hoàn thành
title_en: Only what is done has a day of completion
phase: content
severity: warning
basis: Mẫu hồ sơ xếp loại (theo dõi khắc phục khuyết điểm)
why: Ngày hoàn thành và tình trạng phải nói cùng một điều, vì số khuyết điểm quá hạn được tính từ hai cột này.
example: Tình trạng «Đang khắc phục» nhưng có ngày hoàn thành.
sheet: shortcoming
cells: [status, done_date]
kinds: [annual, supplement]
message: >
  Cột «{done_date_header}» đã ghi ngày nhưng cột «{status_header}» là «{status_name}». Nếu đã xong thì sửa tình trạng;
  nếu chưa thì xóa ngày.
*/
select
    shortcoming.submission_id, shortcoming.source_row, shortcoming.done_date, shortcoming.status,
    shortcoming.status as found,
    'XONG' as expected
from waiting_shortcoming as shortcoming
where shortcoming.done_date is not null and shortcoming.status in ('CHUA', 'DANG')
