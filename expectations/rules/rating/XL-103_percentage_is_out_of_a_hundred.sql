/*
title: Tỷ lệ hoàn thành ghi theo phần trăm (91,2), không nhỏ đi hay lớn lên một trăm lần (0,912; 9120)
title_en: A percentage is out of a hundred
phase: content
severity: warning
basis: Mẫu hồ sơ xếp loại
sheet: any
why: 0,912 và 91,2 khác nhau một trăm lần; dưới 50 có thể bị xếp KHT oan.
example: Cột tỷ lệ hoàn thành ghi 0,912 ở ô dạng số thường.
message: >
  Tỷ lệ hoàn thành ở dòng này đọc được là {target_pct}%. Nếu đúng ra là {likely_pct}% thì ghi lại: ô dạng số hoặc văn
  bản ghi {likely_pct}; ô dạng phần trăm của bảng tính phải hiện ra {likely_pct}%. Nếu tỷ lệ đúng là {target_pct}% thì
  giải trình ở cột «Ghi chú».
*/
-- A cell shown as per cent is read as it is shown; what is left are parts of one in plain cells and texts, and whole
-- numbers whose cells were made per cent afterwards.
with stated as (
    select submission_id, source_row, 'organisation' as sheet, target_pct from waiting_organisation
    union all
    select submission_id, source_row, 'member', target_pct from waiting_member
    union all
    select submission_id, source_row, 'collective', target_pct from waiting_collective
    union all
    select submission_id, source_row, 'leader', target_pct from waiting_leader
)

select
    stated.*,
    'target_pct' as column_key,
    trim_scale(case when target_pct <= 2 then target_pct * 100 else target_pct / 100 end) as likely_pct
from stated
where (target_pct > 0 and target_pct <= 2) or target_pct >= 2000
