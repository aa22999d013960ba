"""Marking: from a workbook's bytes to a copy that shows what to mend, every part and cell of it else as it was."""
