/*
title: Cá nhân giữ nhiều chức danh thì ghi mã tập thể của chức danh được điều chỉnh
title_en: A leader with several posts is adjusted in a named post
refs: [I1]
phase: consistency
severity: error
basis: Công văn 1247 ngày 20/9/2022 của Ban Thường vụ Tỉnh ủy; quy trình điều chỉnh kết quả xếp loại
sheet: adjustment
cells: [collective_code]
kinds: [adjustment]
needs: in_force
why: Một cá nhân giữ nhiều chức danh có mức xếp loại riêng ở từng chức danh.
example: Cá nhân là thành viên của hai tập thể nhưng cột mã tập thể để trống.
message: >
  Cá nhân này giữ {found} chức danh trong hồ sơ năm {rating_year}. Ghi cột «{collective_code_header}» để rõ điều
  chỉnh mức xếp loại ở chức danh nào.
*/
select
    adjustment.*,
    known.posts as found,
    1 as expected
from waiting_adjustment as adjustment
inner join rating_in_force as known using (submission_id, source_row)
where known.posts > 1
