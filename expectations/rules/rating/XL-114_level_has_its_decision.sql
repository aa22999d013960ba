/*
title: Mức xếp loại có số và ngày quyết định
title_en: A level has the number and date of its decision
phase: content
severity: warning
basis: Quy trình xếp loại của Tỉnh ủy; mẫu hồ sơ xếp loại
sheet: any
cells: [decision_no, decision_date]
kinds: [annual, supplement]
why: Chỉ mức đã có quyết định mới được thống kê; số và ngày quyết định cho biết mức nào là mức sau cùng.
example: Đảng viên được xếp HTT, cột «Số quyết định» để trống.
message: >
  Dòng này ghi mức {level_name} nhưng để trống {missing}. Ghi theo quyết định của cấp có thẩm quyền; nếu chưa có quyết
  định thì giải trình ở cột «{note_header}».
*/
select
    rated.*,
    case
        when rated.decision_no is not null then 'ngày quyết định'
        when rated.decision_date is not null then 'số quyết định'
        else 'số và ngày quyết định'
    end as missing
from waiting_rated as rated
where rated.sheet != 'organisation'  -- of organisations QT-801, QT-802 and QT-812 ask for more
    and rated.level is not null
    and (rated.decision_no is null or rated.decision_date is null)
    and not rated.is_temporary
