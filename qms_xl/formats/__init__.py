"""Output formats of check and status, one file each."""
