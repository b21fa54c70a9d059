"""PRC: processes."""
