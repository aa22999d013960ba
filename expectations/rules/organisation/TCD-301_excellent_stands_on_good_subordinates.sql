/*
title: Tổ chức đảng HTXS có 100% cấp dưới trực tiếp từ HT trở lên, ít nhất 80% từ HTT trở lên
title_en: An excellent organisation stands on subordinates who are good enough
refs: [E1]
phase: consistency
severity: error
years: 2019..2022
basis: HD 21-HD/BTCTW, II.B.1.3
why: >
  Đảng bộ chỉ HTXS khi các tổ chức đảng trực thuộc đủ tốt, chi bộ chỉ HTXS khi đảng viên đủ tốt. Chỉ tính cấp dưới
  được xếp loại. Đảng bộ cấp trên trực tiếp cơ sở do tỉnh xếp loại có cấp dưới trong hồ sơ của đơn vị khác nên không
  xét ở đây.
example: Chi bộ xếp HTXS, trong 4 đảng viên được xếp loại có 3 HTT, 1 HT (75%).
sheet: any
kinds: [annual, supplement]
reads: [organisation, member]
needs: rest_in_force
over_groups: true
message: >
  Tổ chức đảng {organisation_code} được xếp Hoàn thành xuất sắc nhiệm vụ, nhưng trong {rated} {below} được xếp loại có
  {failed} ở mức Không hoàn thành nhiệm vụ (phải là 0) và {good} từ Hoàn thành tốt nhiệm vụ trở lên (cần ít nhất
  {needed}, 80%). Nếu danh sách ghi sai thì sửa danh sách; nếu đúng, cấp có thẩm quyền xem xét, xếp loại lại tổ chức;
  ghi mức mới cùng số, ngày quyết định mới.
*/
select
    standard.submission_id, standard.organisation_code,
    case when standard.is_own then 'organisation' else standard.sheet end as sheet,
    case when standard.is_own then standard.source_row else standard.low_row end as source_row,
    'level' as column_key,
    standard.level as found,
    standard.rated, standard.failed, standard.good,
    ceil(standard.rated * 0.8)::integer as needed,
    case standard.sheet when 'member' then 'đảng viên' else 'tổ chức đảng trực thuộc' end as below
from standard_of_excellence as standard
where not standard.is_met and (standard.is_own or standard.low_row is not null)
