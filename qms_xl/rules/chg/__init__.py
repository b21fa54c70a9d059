"""CHG: changes."""
