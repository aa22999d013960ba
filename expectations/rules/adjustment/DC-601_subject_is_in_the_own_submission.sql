/*
title: Đối tượng điều chỉnh có trong hồ sơ xếp loại năm đó của chính đơn vị
title_en: An adjusted subject stands in the committee's own submission of that year
refs: [I1]
phase: consistency
severity: error
basis: Công văn 1247 ngày 20/9/2022 của Ban Thường vụ Tỉnh ủy; quy trình điều chỉnh kết quả xếp loại
sheet: adjustment
cells: [subject_code, card_no, file_no]
kinds: [adjustment]
needs: in_force
why: Điều chỉnh chỉ có nghĩa khi biết mức đã xếp của chính đối tượng đó; nhầm người là sửa mức của người khác.
example: Điều chỉnh một đảng viên có số CCCD không nằm trong hồ sơ xếp loại năm đó của đơn vị.
message: >
  Không tìm thấy «{subject_kind_name}» này trong hồ sơ xếp loại năm {rating_year} đã được tiếp nhận của đơn vị
  (theo mã hoặc số CCCD, số thẻ, số lý lịch; họ tên và ngày sinh đã ghi phải khớp). Kiểm tra lại mã, số, họ tên, ngày
  sinh; nếu đối tượng chưa có trong hồ sơ thì dùng hồ sơ Bổ sung.
*/
select adjustment.*
from waiting_adjustment as adjustment
where not exists (
    select from rating_in_force as known
    where known.submission_id = adjustment.submission_id and known.source_row = adjustment.source_row
)
and not exists (
    select from contradicted
    where contradicted.submission_id = adjustment.submission_id and contradicted.source_row = adjustment.source_row
)
