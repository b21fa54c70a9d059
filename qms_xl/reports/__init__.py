"""Reports: one kind per file, its fields from registers and statuses."""
