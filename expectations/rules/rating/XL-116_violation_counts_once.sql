/*
title: Một vi phạm chỉ tính một lần khi xếp loại
title_en: A violation counts in one rating year only
refs: [F2]
phase: history
severity: error
years: 2019..
basis: >-
  HD 21-HD/BTCTW, II.B; hướng dẫn về một vi phạm chỉ tính một lần; từ năm 2023 theo HD 25-HD/BTCTW, HD 43-HD/BTCTW
  (chưa đối chiếu văn bản gốc)
sheet: any
cells: [violation_id, level]
kinds: [annual, supplement]
needs: history
why: Một vi phạm bị xử lý kỷ luật chỉ tính một lần; tính hai năm làm thành hai năm liên tiếp không hoàn thành nhiệm vụ.
example: Năm 2021 đã xếp KHT vì một mã vi phạm; năm 2022 lại xếp KHT và ghi cùng mã vi phạm.
message: >
  Mã vi phạm ở cột «{violation_id_header}» đã là căn cứ xếp không hoàn thành nhiệm vụ năm {counted_year}; một vi phạm
  chỉ tính một lần. Nếu mức năm nay có lý do khác thì xóa hoặc sửa mã vi phạm; nếu không thì cấp có thẩm quyền xếp loại
  lại, ghi mức mới cùng số, ngày quyết định mới.
*/
with failed as (
    select
        'organisation' as sheet, submission_id, source_row, rating_year, violation_id, organisation_code,
        null as collective_code, null as name_key, null::date as birth_date
    from waiting_organisation
    where level = 'KHT' and violation_id is not null
    union all
    select
        'collective', submission_id, source_row, rating_year, violation_id, null, collective_code, null, null
    from waiting_collective
    where level = 'KHT' and violation_id is not null
    union all
    select 'member', submission_id, source_row, rating_year, violation_id, null, null, name_key, birth_date
    from waiting_member
    where level = 'KHT' and violation_id is not null and not is_temporary
    union all
    select 'leader', submission_id, source_row, rating_year, violation_id, null, null, name_key, birth_date
    from waiting_leader
    where level = 'KHT' and violation_id is not null
)

select distinct on (failed.submission_id, failed.sheet, failed.source_row)
    failed.submission_id, failed.sheet, failed.source_row, counted.counted_year
from failed
inner join counted_violation as counted using (sheet, violation_id)
where counted.counted_year != failed.rating_year
    and (
        counted.code = coalesce(failed.organisation_code, failed.collective_code)
        or counted.name_key = failed.name_key
        or counted.birth_date = failed.birth_date
    )
order by failed.submission_id, failed.sheet, failed.source_row, counted.counted_year
