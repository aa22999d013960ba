/*
title: Số CCCD, số thẻ, số lý lịch trong một dòng là của cùng một người
title_en: The numbers of one row are of one person
refs: [I1]
phase: consistency
severity: error
basis: Công văn 1247 ngày 20/9/2022 của Ban Thường vụ Tỉnh ủy; quy trình điều chỉnh kết quả xếp loại
sheet: adjustment
cells: [subject_code, card_no, file_no]
kinds: [adjustment]
needs: in_force
why: Số CCCD của người này, số thẻ của người kia thì không biết điều chỉnh ai.
example: Số CCCD là của một đảng viên, số thẻ là của đảng viên khác cùng đơn vị.
message: >
  Các số ở cột «{subject_code_header}», «{card_no_header}», «{file_no_header}» của dòng này là của những người khác
  nhau trong hồ sơ xếp loại năm {rating_year}. Đối chiếu danh sách, sửa số ghi sai hoặc để trống số không chắc chắn.
*/
select adjustment.*
from waiting_adjustment as adjustment
inner join contradicted using (submission_id, source_row)
