"""REV: management reviews."""
