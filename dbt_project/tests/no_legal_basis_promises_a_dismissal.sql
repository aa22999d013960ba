-- A basis is a ground to consider something; whoever is competent decides. It may name a dismissal after «xem xét».
with bases as (
    select legal_basis from {{ ref("legal_basis") }}
    union all
    select legal_basis from {{ ref("streak_basis") }}
)

select legal_basis
from bases
where
    lower(legal_basis) ~ '(^|\W)(sẽ|phải|buộc|bị)(\W|$)'
    or regexp_replace(lower(legal_basis), 'xem xét (cho )?(miễn nhiệm|thôi việc|thôi giữ chức vụ)', '', 'g')
    ~ '(miễn nhiệm|bãi nhiệm|thôi việc|thôi giữ|từ chức|cách chức|xóa tên|khai trừ|chấm dứt)'
