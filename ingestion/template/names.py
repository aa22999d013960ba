"""Names: the sheets of a template or of an annotated copy that are ours; the reader passes them by, but for explanations."""

GUIDE = "Hướng dẫn"
CROSS_CHECK = "Đối chiếu"
LISTS = "Danh mục"
RESULTS = "Kết quả kiểm tra"  # what is written there beside findings is read
NOT_CHECKED = "Chưa kiểm tra"
OF_THE_TEMPLATE = (GUIDE, CROSS_CHECK, LISTS)
SHEETS_OF_OURS = (*OF_THE_TEMPLATE, NOT_CHECKED)
