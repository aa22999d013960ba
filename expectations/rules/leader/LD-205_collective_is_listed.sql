/*
title: Mã tập thể của cá nhân lãnh đạo có trong danh sách tập thể
title_en: A leader's collective is listed
phase: consistency
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: leader
cells: [collective_code]
kinds: [annual, supplement]
reads: [collective]
needs: rest_in_force
why: Không biết tập thể thì không so được mức của người đứng đầu với mức của tập thể.
example: Cột «Mã tập thể» ghi QNA04-TT-99 nhưng trang «Tập thể lãnh đạo» không có mã này.
message: >
  Mã tập thể {collective_code} không có trong danh sách tập thể lãnh đạo của đơn vị. Sửa mã ở cột
  «{collective_code_header}», hoặc thêm tập thể đó vào trang tính tập thể.
*/
select leader.*
from waiting_leader as leader
left join known_collective as collective using (submission_id, collective_code)
where leader.collective_code is not null and collective.submission_id is null
