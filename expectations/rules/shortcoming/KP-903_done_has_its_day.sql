/*
title: Khuyết điểm đã khắc phục ghi ngày hoàn thành
title_en: What is done has its day
phase: content
severity: warning
basis: Mẫu hồ sơ xếp loại (theo dõi khắc phục khuyết điểm)
why: Không có ngày thì không biết đã khắc phục đúng hạn hay quá hạn.
example: Tình trạng «Đã khắc phục», cột «Ngày hoàn thành» để trống.
sheet: shortcoming
cells: [done_date]
kinds: [annual, supplement]
message: >
  Cột «{status_header}» là «{status_name}» nhưng cột «{done_date_header}» để trống. Ghi ngày hoàn thành theo minh
  chứng.
*/
select shortcoming.submission_id, shortcoming.source_row, shortcoming.done_date, shortcoming.status
from waiting_shortcoming as shortcoming
where shortcoming.done_date is null and shortcoming.status in ('XONG', 'XAC_NHAN')
