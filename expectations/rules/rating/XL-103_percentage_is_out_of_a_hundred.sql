/*
title: Tỷ lệ hoàn thành ghi theo phần trăm (91,2), không ghi theo phần của một (0,912)
title_en: A percentage is out of a hundred
phase: content
severity: warning
basis: Mẫu hồ sơ xếp loại
sheet: any
why: 0,912 và 91,2 khác nhau một trăm lần; dưới 50 có thể bị xếp KHT oan.
example: Cột tỷ lệ hoàn thành ghi 0,912 ở ô dạng số thường.
message: >
  Tỷ lệ hoàn thành ở dòng này là {target_pct}, rất thấp. Nếu ô ở dạng phần trăm của Excel thì bảng tính lưu 91,2% là
  0,912: đặt lại ô ở dạng số và ghi 91,2; nếu đúng là tỷ lệ thấp thì giải trình ở cột «Ghi chú».
*/
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
    'target_pct' as column_key
from stated
where target_pct > 0 and target_pct <= 2
