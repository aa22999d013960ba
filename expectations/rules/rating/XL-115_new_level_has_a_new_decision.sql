/*
title: Mức xếp loại thay đổi thì có quyết định mới
title_en: A changed level has a new decision
phase: history
severity: warning
basis: Quy trình xếp loại lại; số quyết định chứng minh cấp có thẩm quyền đã xếp loại lại
sheet: any
cells: [level, decision_no]
kinds: [annual, supplement]
needs: in_force
why: Người lập biểu không tự đổi mức đã quyết định; cấp có thẩm quyền xếp loại lại bằng quyết định mới.
example: Hồ sơ đã tiếp nhận ghi HTT theo một quyết định; hồ sơ gửi lại ghi HT theo chính quyết định đó.
message: >
  Mức {found_label} khác mức {before_label} trong hồ sơ đã được tiếp nhận, nhưng số quyết định vẫn như cũ. Nếu cấp có
  thẩm quyền đã xếp loại lại thì ghi số, ngày quyết định mới; nếu lần trước ghi nhầm thì giải trình ở cột
  «{note_header}».
*/
select
    restated.*,
    restated.level as found,
    restated.level_before as expected,
    coalesce(now.level_name, 'không xếp loại') as found_label,
    coalesce(earlier.level_name, 'không xếp loại') as before_label
from restated
left join config.level as now on now.level = restated.level
left join config.level as earlier on earlier.level = restated.level_before
