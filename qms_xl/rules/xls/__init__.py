"""XLS: structure of a workbook."""
