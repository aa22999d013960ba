"""Names: the sheets of a template that are ours and hold nothing that is submitted; the reader passes them by."""

GUIDE = "Hướng dẫn"
CROSS_CHECK = "Đối chiếu"
LISTS = "Danh mục"
SHEETS_OF_OURS = (GUIDE, CROSS_CHECK, LISTS)
