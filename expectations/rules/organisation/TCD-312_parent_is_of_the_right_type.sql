/*
title: Mỗi loại hình tổ chức đảng đứng đúng dưới tổ chức cấp trên của mình
title_en: An organisation stands under one of the right type
refs: [A7]
phase: consistency
severity: error
basis: Điều lệ Đảng (hệ thống tổ chức cơ sở đảng); biểu tổng hợp xếp loại
why: >
  Đảng bộ cơ sở và chi bộ cơ sở trực thuộc đơn vị nộp; đảng bộ bộ phận trực thuộc đảng bộ cơ sở; chi bộ trực thuộc chỉ
  đứng dưới đảng bộ cơ sở hoặc đảng bộ bộ phận, và chỉ được đếm ở đó.
example: Một chi bộ trực thuộc ghi mã cấp trên là mã của một chi bộ cơ sở.
sheet: organisation
cells: [parent_code, organisation_type]
kinds: [annual, supplement]
reads: [organisation]
needs: rest_in_force
message: >
  Loại hình «{organisation_type_name}» phải đứng dưới {right_parent}, nhưng mã {parent_code} ở cột
  «{parent_code_header}» là của {parent_label}. Sửa mã cấp trên, hoặc sửa cột «{organisation_type_header}» nếu loại
  hình ghi sai.
*/
select
    place.*,
    coalesce(place.parent_type, 'DBHU') as found,
    case place.organisation_type
        when 'CBTT' then 'đảng bộ cơ sở hoặc đảng bộ bộ phận'
        when 'DBBP' then 'đảng bộ cơ sở'
        else 'đơn vị nộp hồ sơ'
    end as right_parent,
    case place.parent_type
        when 'DBHU' then 'đảng bộ cấp trên trực tiếp cơ sở'
        when 'DBCS' then 'đảng bộ cơ sở'
        when 'CBCS' then 'chi bộ cơ sở'
        when 'DBBP' then 'đảng bộ bộ phận'
        when 'CBTT' then 'chi bộ trực thuộc'
        else 'đơn vị nộp hồ sơ'
    end as parent_label
from known_place as place
where place.is_right is not true
    and (place.parent_type is not null or place.is_under_committee)
    and not exists (
        select from known_cycle as circle
        where circle.submission_id = place.submission_id and circle.source_row = place.source_row
    )
