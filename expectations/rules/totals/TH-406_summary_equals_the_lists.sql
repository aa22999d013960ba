/*
title: Số liệu tổng hợp khớp với danh sách chi tiết
title_en: The summary equals the lists
refs: [A6, A7]
phase: consistency
severity: error
basis: Biểu tổng hợp xếp loại
sheet: declared_total
kinds: [annual]
reads: [organisation, member, collective, leader, declared_total]
why: Biểu tổng hợp và danh sách là hai cách nói cùng một kết quả; lệch thì không biết tin số nào.
example: Biểu tổng hợp ghi 100 đảng viên, danh sách có 98 dòng.
message: >
  Dòng «{subject_kind_name}», cột «{column_header}»: biểu tổng hợp ghi {found}, danh sách chi tiết có {expected}
  (không tính đảng viên sinh hoạt tạm thời). Sửa biểu tổng hợp, hoặc sửa danh sách nếu danh sách thiếu, thừa dòng.
*/
select
    declared.submission_id, declared.source_row, declared.subject_kind,
    compared.column_key, compared.found, compared.expected
from waiting_declared_total as declared
left join waiting_total as counted using (submission_id, subject_kind)
cross join lateral (
    values
    ('total', declared.total, coalesce(counted.total, 0)),
    ('rated', declared.rated, coalesce(counted.rated, 0)),
    ('htxs', declared.htxs, coalesce(counted.htxs, 0)),
    ('htt', declared.htt, coalesce(counted.htt, 0)),
    ('ht', declared.ht, coalesce(counted.ht, 0)),
    ('kht', declared.kht, coalesce(counted.kht, 0)),
    ('not_rated', declared.not_rated, coalesce(counted.not_rated, 0)),
    -- reasons where they are given: their sum is TH-403's
    ('not_rated_exempt', declared.not_rated_exempt, coalesce(counted.exempt, 0)),
    ('not_rated_suspended', declared.not_rated_suspended, coalesce(counted.suspended, 0)),
    ('not_rated_new', declared.not_rated_new, coalesce(counted.new, 0)),
    ('not_rated_unreviewed', declared.not_rated_unreviewed, coalesce(counted.unreviewed, 0)),
    ('not_rated_other', declared.not_rated_other, coalesce(counted.other, 0))
) as compared (column_key, found, expected)
where compared.found != compared.expected
