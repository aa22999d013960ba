/*
title: Sau điều chỉnh, mức của người đứng đầu tập thể vẫn không cao hơn mức của tổ chức, cơ quan, đơn vị
title_en: After corrections a head is still not above organisation and agency
why: >
  Hạ mức tập thể, tổ chức thì mức cao nhất được phép của người đứng đầu, của tập thể cũng hạ theo.
example: Hạ tổ chức đảng từ HTT xuống HT trong khi người đứng đầu vẫn xếp HTT
refs: [I3, B2]
phase: history
severity: warning
years: 2019..
basis: >-
  HD 21-HD/BTCTW, II.B.4; từ năm 2023 theo HD 25-HD/BTCTW, HD 43-HD/BTCTW (chưa đối chiếu văn bản gốc); áp dụng cho hồ
  sơ Điều chỉnh là suy luận
sheet: adjustment
cells: [new_level]
kinds: [adjustment]
reads: [adjustment]
needs: rest_in_force
message: >
  Sau điều chỉnh ở dòng này, người đứng đầu tập thể {collective_code} đang xếp {level_label}, cao hơn mức
  {ceiling_label} của tổ chức, cơ quan, đơn vị. Hồ sơ vẫn được tiếp nhận, không kết quả nào bị tự động sửa; cấp có
  thẩm quyền xem xét, xếp loại lại, đơn vị gửi tiếp hồ sơ Điều chỉnh với số, ngày quyết định mới.
*/
select
    pair.submission_id, pair.source_row, pair.collective_code, pair.level_label, pair.ceiling, pair.ceiling_label,
    pair.found, pair.expected
from not_above_opened as pair
where pair.bound = 'B2'
    -- above the collective too: DC-616 says so
    and not (
        pair.is_above_collective
        and pair.submission_id in (
            select answered.submission_id from waiting_answered as answered
            where answered.rule_id = 'DC-617' and answered.by_rule = 'DC-616'
        )
    )
