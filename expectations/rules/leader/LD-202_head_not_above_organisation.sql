/*
title: Mức xếp loại người đứng đầu không cao hơn mức xếp loại tổ chức đảng, cơ quan, đơn vị do mình đứng đầu
title_en: A head is not rated above the organisation or agency
refs: [B2]
phase: consistency
severity: error
years: 2019..
basis: HD 21-HD/BTCTW, II.B.4; từ năm 2023 theo HD 25-HD/BTCTW, HD 43-HD/BTCTW (chưa đối chiếu văn bản gốc)
sheet: any
cells: [level]
kinds: [annual, supplement]
needs: rest_in_force
consequence: re_rate to ceiling_level
why: Kết quả của tổ chức, cơ quan, đơn vị là kết quả của người đứng đầu; người đứng đầu không thể được xếp cao hơn.
example: Bí thư đảng ủy được xếp HTXS, tập thể được xếp HTXS, nhưng cơ quan, đơn vị chỉ được xếp HTT.
message: >
  Người đứng đầu tập thể {collective_code}{in_force} được xếp {level_name}, cao hơn mức {expected_label} của
  {ceiling_of} do mình đứng đầu. Cấp có thẩm quyền phải xếp loại lại người đứng đầu; ghi mức mới cùng số, ngày quyết
  định mới bằng hồ sơ Điều chỉnh (nếu hồ sơ đã được tiếp nhận) hoặc sửa trong tệp rồi gửi lại. Nếu mã tập thể,
  mã tổ chức đảng hoặc dấu người đứng đầu ghi sai thì sửa lại.
*/
select
    pair.*,
    pair.found as level,
    pair.ceiling as ceiling_level,
    pair.ceiling_label as expected_label,
    case when pair.is_agency then 'cơ quan, đơn vị' else 'tổ chức đảng' end as ceiling_of,
    pair.pair_key as subject
from not_above_opened as pair
where pair.bound = 'B2'
    -- above the collective too: LD-201 says so
    and not (
        pair.is_above_collective
        and pair.submission_id in (
            select answered.submission_id from waiting_answered as answered
            where answered.rule_id = 'LD-202' and answered.by_rule = 'LD-201'
        )
    )
