"""Names: the sheets of a template or of an annotated copy that are ours ; but for explanations, the reader passes them by."""

GUIDE = "Hướng dẫn"
CROSS_CHECK = "Đối chiếu"
LISTS = "Danh mục"
RESULTS = "Kết quả kiểm tra"  # what is written there beside findings is read
NOT_CHECKED = "Chưa kiểm tra"
SHEETS_OF_OURS = (GUIDE, CROSS_CHECK, LISTS, NOT_CHECKED)
