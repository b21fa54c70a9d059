"""Parts of making workbooks: what stands on the sheets of an office's registers (drawn by qms_xl.workbook.make)."""
