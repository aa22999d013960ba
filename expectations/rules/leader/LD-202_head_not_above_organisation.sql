/*
title: Mức xếp loại người đứng đầu không cao hơn mức xếp loại tổ chức đảng, cơ quan, đơn vị do mình đứng đầu
title_en: A head is not rated above the organisation or agency
refs: [B2]
phase: consistency
severity: error
years: 2019..
basis: HD 21-HD/BTCTW, II.B.4
sheet: leader
cells: [level]
kinds: [annual, supplement]
needs: rest_in_force
consequence: re_rate to ceiling_level
why: Kết quả của tổ chức, cơ quan, đơn vị là kết quả của người đứng đầu; người đứng đầu không thể được xếp cao hơn.
example: Bí thư đảng ủy được xếp HTXS, tập thể được xếp HTXS, nhưng cơ quan, đơn vị chỉ được xếp HTT.
message: >
  Người đứng đầu được xếp {level_name}, cao hơn mức {expected_label} của {ceiling_of} do mình đứng đầu. Cấp có thẩm
  quyền phải xếp loại lại; ghi mức mới cùng số, ngày quyết định mới bằng hồ sơ Điều chỉnh (nếu hồ sơ đã được tiếp nhận)
  hoặc sửa trong tệp rồi gửi lại. Nếu cột «{collective_code_header}» hoặc «{is_head_header}» ghi sai thì sửa cột đó.
*/
select
    head.*,
    head.level as found,
    head.ceiling as expected,
    head.ceiling as ceiling_level,
    head.ceiling_label as expected_label,
    case when head.is_agency then 'cơ quan, đơn vị' else 'tổ chức đảng' end as ceiling_of
from not_above as head
where head.bound = 'B2' and head.is_own
