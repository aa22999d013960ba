/*
title: Tập thể được gợi ý kiểm điểm có trong danh sách tập thể
title_en: A collective suggested for review is a listed one
refs: [K1]
phase: consistency
severity: warning
years: 2018..
basis: Biểu mẫu nộp hồ sơ xếp loại; gợi ý kiểm điểm được theo dõi theo mã tập thể (suy luận)
sheet: suggested_review
cells: [subject_code]
kinds: [annual, supplement]
reads: [collective]
needs: rest_in_force
why: >
  Mã không có trong danh sách thì gợi ý không gắn được với tập thể nào. Năm chỉ nhận phần gợi ý kiểm điểm, chưa có danh
  sách tập thể của đơn vị, thì không xét.
example: Cột mã ghi «QNA04-TT99», danh sách tập thể không có mã này.
message: >
  Mã tập thể ở cột «{subject_code_header}» không có trong danh sách tập thể của đơn vị năm {rating_year}. Đối chiếu danh
  sách, sửa mã ghi sai hoặc bổ sung tập thể còn thiếu.
*/
select review.*
from waiting_suggested_review as review
inner join (select distinct submission_id from known_collective) as listed using (submission_id)
left join known_collective as collective
    on collective.submission_id = review.submission_id and collective.collective_code = review.subject_code
where review.subject_kind = 'COLLECTIVE'
    and review.subject_code !~ '^[0-9]+$'  -- none, or a number like a person's, is GY-701's
    and collective.submission_id is null
