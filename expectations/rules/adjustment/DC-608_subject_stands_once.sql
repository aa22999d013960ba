/*
title: Mỗi đối tượng, mỗi chức danh của cá nhân lãnh đạo chỉ có một dòng trong một hồ sơ Điều chỉnh
title_en: A subject stands once in one adjustment
refs: [I1]
phase: consistency
severity: error
basis: Công văn 1247 ngày 20/9/2022 của Ban Thường vụ Tỉnh ủy; quy trình điều chỉnh kết quả xếp loại
sheet: adjustment
cells: [subject_code, card_no, file_no, collective_code]
kinds: [adjustment]
needs: in_force
why: Hai dòng cho cùng một đối tượng có thể ghi hai mức khác nhau.
example: Hai dòng cùng số CCCD, một dòng mức mới HT, một dòng mức mới KHT.
message: >
  Đối tượng ở dòng này đã có ở dòng {first_row} của cùng trang tính. Mỗi đối tượng (cá nhân lãnh đạo: mỗi chức danh)
  chỉ ghi một dòng: giữ dòng đúng với quyết định, xóa dòng còn lại.
*/
select adjustment.*
from (
    select
        adjustment.*,
        min(adjustment.source_row) over (
            partition by adjustment.submission_id, adjustment.subject_kind, known.rated_id, known.rated_row
        ) as first_row
    from waiting_adjustment as adjustment
    inner join rating_in_force as known using (submission_id, source_row)
    where known.posts <= 1
) as adjustment
where adjustment.source_row > adjustment.first_row
