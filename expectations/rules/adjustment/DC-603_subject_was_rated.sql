/*
title: Chỉ điều chỉnh đối tượng đã được xếp loại
title_en: Only what was rated is adjusted
refs: [I1]
phase: consistency
severity: error
basis: Công văn 1247 ngày 20/9/2022 của Ban Thường vụ Tỉnh ủy; quy trình điều chỉnh kết quả xếp loại
sheet: adjustment
cells: [old_level]
kinds: [adjustment]
needs: in_force
why: Chưa có mức thì không có gì để điều chỉnh; xếp loại lần đầu đi theo hồ sơ Bổ sung.
example: Điều chỉnh một đảng viên trong năm đó được miễn, không xếp loại.
message: >
  Đối tượng này chưa được xếp loại trong năm {rating_year} nên không có mức để điều chỉnh. Dùng hồ sơ Bổ sung để
  ghi mức xếp loại lần đầu.
*/
select
    adjustment.*,
    adjustment.old_level as found
from waiting_adjustment as adjustment
inner join rating_in_force as known using (submission_id, source_row)
where known.posts <= 1 and known.level is null and known.first_level is null
