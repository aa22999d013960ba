"""Workbooks: from a file's bytes, whatever wrote them, to pages of cells that stand where Excel shows them."""
