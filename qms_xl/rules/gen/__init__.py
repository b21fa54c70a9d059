"""GEN: every register."""
