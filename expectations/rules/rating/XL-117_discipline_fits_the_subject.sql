/*
title: Hình thức kỷ luật phù hợp với đối tượng
title_en: The form of discipline fits the subject
phase: content
severity: warning
basis: Quy định về kỷ luật tổ chức đảng, đảng viên (chưa đối chiếu văn bản gốc)
sheet: any
cells: [discipline]
kinds: [annual, supplement]
why: Tổ chức chỉ bị khiển trách, cảnh cáo, giải tán; cá nhân chỉ bị khiển trách, cảnh cáo, cách chức, khai trừ.
example: Dòng của một đảng viên ghi hình thức «Giải tán».
message: >
  Cột «{discipline_header}» ghi «{discipline_label}», không phải hình thức kỷ luật đối với {disciplined}. Đối chiếu
  quyết định kỷ luật, chọn lại hình thức.
*/
select
    rated.*,
    rated.discipline as found,
    case rated.discipline
        when 'GIAI_TAN' then 'Giải tán' when 'CACH_CHUC' then 'Cách chức' else 'Khai trừ'
    end as discipline_label,
    case when rated.sheet in ('member', 'leader') then 'cá nhân' else 'tổ chức, tập thể' end as disciplined
from waiting_rated as rated
where rated.sheet in ('member', 'leader') and rated.discipline = 'GIAI_TAN'
    or rated.sheet in ('organisation', 'collective') and rated.discipline in ('CACH_CHUC', 'KHAI_TRU')
