/*
title: Không tổ chức nào đứng dưới chính mình
title_en: No organisation stands under itself
phase: consistency
severity: error
basis: Biểu mẫu nộp hồ sơ xếp loại
why: Một vòng trong cây tổ chức làm cho không tổ chức nào trong đó thuộc về đơn vị nộp.
example: Đảng bộ bộ phận A ghi cấp trên là B, B ghi cấp trên là A.
sheet: organisation
cells: [parent_code]
kinds: [annual, supplement]
reads: [organisation]
needs: rest_in_force
message: >
  Đi theo mã cấp trên từ mã {parent_code} ở cột «{parent_code_header}» thì quay về chính tổ chức này. Sửa mã cấp trên
  của dòng này.
*/
select place.*
from known_place as place
inner join known_cycle as circle
    on circle.submission_id = place.submission_id and circle.source_row = place.source_row
