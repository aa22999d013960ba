"""Template: from the contract and last year's rows to the workbook that a committee fills in."""
