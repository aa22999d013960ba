/*
title: Tổ chức đảng được xếp loại có bước quyết định trong quy trình, hồ sơ
title_en: A rated organisation has a decision step
refs: [L1]
phase: consistency
severity: error
years: 2018..
basis: >-
  Chỉ đạo thẩm định «từ quy trình, hồ sơ đến kết quả» của Ban Tổ chức Tỉnh ủy; năm 2018 theo HD 16-HD/BTCTW; từ năm
  2019 theo HD 21-HD/BTCTW (suy luận); từ năm 2023 theo HD 25-HD/BTCTW, HD 43-HD/BTCTW (chưa đối chiếu văn bản gốc)
why: >
  Kết quả xếp loại chỉ có giá trị khi cấp có thẩm quyền quyết định. Không gửi trang «Quy trình, hồ sơ» thì không xét;
  đã gửi thì phải có đủ các tổ chức được xếp loại.
example: Đảng bộ cơ sở xếp HTT, trang «Quy trình, hồ sơ» không có dòng bước «Quyết định mức xếp loại» của đảng bộ này.
sheet: organisation
cells: [organisation_code]
kinds: [annual]
reads: [organisation, dossier]
message: >
  Tổ chức đảng {organisation_code} được xếp {level_name} nhưng trang «Quy trình, hồ sơ» không có bước «Quyết định mức
  xếp loại» của tổ chức này. Bổ sung dòng với số và ngày quyết định; nếu đã có dòng thì kiểm tra mã tổ chức ở dòng đó.
*/
select organisation.*
from waiting_organisation as organisation
where organisation.level is not null
    and not exists (
        select from waiting_dossier as dossier
        where dossier.submission_id = organisation.submission_id
            and dossier.organisation_code = organisation.organisation_code
            and dossier.step = 'QUYET_DINH'
    )
