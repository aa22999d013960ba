/*
title: Số liệu của năm xếp loại chưa chốt
title_en: The year is not certified
refs: []
phase: form
severity: error
basis: Giấy chứng nhận chốt số liệu xếp loại của tỉnh
sheet: cover
cells: [rating_year]
kinds: [annual, supplement]
needs: in_force
forgiven: false
why: Số liệu đã chốt là căn cứ báo cáo; chỉ được đổi bằng quyết định, hoặc sau khi tỉnh mở lại năm đó.
example: Gửi hồ sơ Bổ sung năm 2022 khi số liệu năm 2022 đã chốt.
message: >
  Số liệu xếp loại năm {rating_year} đã chốt ngày {certified_on} (giấy chứng nhận số {certificate_no}) nên không nhận hồ
  sơ loại này. Nếu cấp có thẩm quyền đã quyết định lại mức xếp loại, gửi hồ sơ «Điều chỉnh» ghi số, ngày quyết định;
  trường hợp khác, đề nghị Ban Tổ chức Tỉnh ủy mở lại số liệu năm đó, sau đó gửi lại tệp này.
*/
select
    submission.submission_id,
    null::integer as source_row,
    submission.rating_year,
    certified.certificate_no,
    (certified.certified_at at time zone 'Asia/Ho_Chi_Minh')::date as certified_on
from waiting_submission as submission
inner join landing.submission as received on received.submission_id = submission.submission_id
inner join operations.certified_year as certified on certified.rating_year = submission.rating_year
where submission.kind in ('annual', 'supplement')
    and not submission.is_refused
    -- what was in force before the year was closed is judged again without it
    and received.state not in ('accepted', 'accepted_with_remarks', 'superseded')
