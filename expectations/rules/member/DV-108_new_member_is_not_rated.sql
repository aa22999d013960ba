/*
title: Đảng viên mới kết nạp chưa đủ 6 tháng thì không xếp loại
title_en: A member admitted less than six months ago is not rated
refs: [G3]
phase: content
severity: error
years: 2023..
basis: QĐ 124-QĐ/TW; mốc tính là ngày chốt số liệu của đợt xếp loại
sheet: member
cells: [level, admission_date]
kinds: [annual, supplement]
why: Đảng viên mới kết nạp chưa đủ 6 tháng được miễn kiểm điểm nên không có mức xếp loại.
example: Kết nạp ngày 03/9/2023, ngày chốt số liệu 31/12/2023, cột mức quyết định ghi HTT.
message: >
  Từ ngày vào Đảng đến ngày chốt số liệu {cut_off_on} chưa đủ 6 tháng nhưng đã ghi mức {level_name}. Xóa mức và chọn lý
  do «Mới kết nạp / mới thành lập dưới 6 tháng» ở cột «{not_rated_reason_header}»; nếu cột «{admission_date_header}» ghi
  sai thì sửa cột đó.
*/
select
    member.*,
    member.level as found,
    'MOI' as expected,
    campaign.cut_off_on
from waiting_member as member
inner join config.campaign as campaign on campaign.rating_year = member.rating_year
where member.level is not null
    and not member.is_temporary  -- DV-109 says so
    and member.admission_date > campaign.cut_off_on - interval '6 months'
    -- a day that has not come is wrong itself, where XL-118 says so
    and not (
        member.admission_date > member.received_on
        and member.submission_id in (
            select answered.submission_id from waiting_answered as answered
            where answered.rule_id = 'DV-108' and answered.by_rule = 'XL-118'
        )
    )
