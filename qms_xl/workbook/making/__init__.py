"""New workbooks drawn with XlsxWriter: tables, lists, looks."""
