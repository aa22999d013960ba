"""Identity: which submitted rows are the same person, across years, committees and changed numbers."""
