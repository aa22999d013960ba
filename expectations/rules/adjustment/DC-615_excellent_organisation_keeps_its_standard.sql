/*
title: Sau điều chỉnh, tổ chức đảng xếp HTXS vẫn đủ tiêu chuẩn về cấp dưới
title_en: After corrections an excellent organisation still stands on good subordinates
why: >
  Tổ chức đảng xếp HTXS phải có 100 % cấp dưới trực tiếp từ HT và ít nhất 80 % từ HTT; hạ mức cấp dưới có thể làm mất
  tiêu chuẩn này.
example: Chi bộ xếp HTXS có 5 đảng viên, 4 xếp HTT; điều chỉnh một đảng viên từ HTT xuống HT
refs: [I3, E1]
phase: history
severity: warning
years: 2019..2022
basis: HD 21-HD/BTCTW, II.B.1.3; áp dụng cho hồ sơ Điều chỉnh là suy luận
sheet: adjustment
cells: [new_level]
kinds: [adjustment]
reads: [adjustment]
needs: rest_in_force
message: >
  Sau điều chỉnh ở dòng này, tổ chức đảng {organisation_code} đang xếp HTXS có {failed} cấp dưới trực tiếp không hoàn
  thành nhiệm vụ (phải là 0) và {good}/{rated} được xếp từ HTT trở lên (tiêu chuẩn ít nhất 80 %). Hồ sơ vẫn được tiếp
  nhận, không kết quả nào bị tự động sửa; đơn vị báo cáo cấp có thẩm quyền xem xét mức của tổ chức đảng này.
*/
select
    standard.submission_id, standard.organisation_code, standard.rated, standard.good, standard.failed,
    standard.opened_row as source_row,
    standard.level as found
from standard_of_excellence as standard
where not standard.is_met and standard.was_met and standard.opened_row is not null
