/*
title: Tổ chức đảng được xếp loại có số và ngày quyết định, ở danh sách hoặc ở trang quy trình, hồ sơ
title_en: A rated organisation has the number and date of its decision, in the list or in the dossier
refs: [L1]
phase: content
severity: error
years: 2018..
basis: >-
  Chỉ đạo thẩm định «từ quy trình, hồ sơ đến kết quả» của Ban Tổ chức Tỉnh ủy (áp dụng khi không gửi trang quy trình, hồ
  sơ là suy luận)
why: >
  Kết quả xếp loại chỉ có giá trị khi cấp có thẩm quyền quyết định. Trang «Quy trình, hồ sơ» không bắt buộc; khi không
  có trang đó thì danh sách phải cho biết quyết định. Đã gửi trang đó trong hồ sơ hằng năm thì QT-801, QT-802 trả lời.
example: Chi bộ cơ sở xếp HTT, cột «Số quyết định» để trống và hồ sơ không có trang «Quy trình, hồ sơ».
sheet: organisation
cells: [decision_no, decision_date]
kinds: [annual, supplement]
message: >
  Tổ chức đảng {organisation_code} được xếp {level_name} nhưng để trống {missing}, và hồ sơ không có bước «Quyết định
  mức xếp loại» của tổ chức này. Ghi số và ngày quyết định ở danh sách hoặc ở trang «Quy trình, hồ sơ».
*/
select
    organisation.*,
    case
        when organisation.decision_no is not null then 'ngày quyết định'
        when organisation.decision_date is not null then 'số quyết định'
        else 'số và ngày quyết định'
    end as missing
from waiting_organisation as organisation
where organisation.level is not null
    and (organisation.decision_no is null or organisation.decision_date is null)
    and not exists (
        select from waiting_dossier as dossier
        where dossier.submission_id = organisation.submission_id
            and dossier.organisation_code = organisation.organisation_code
            and dossier.step = 'QUYET_DINH'
    )
    and not exists (
        select from waiting_dossier as dossier
        where dossier.submission_id = organisation.submission_id and dossier.kind = 'annual'
    )
