"""A closed workbook, knowing no register: inspect, read, make."""
