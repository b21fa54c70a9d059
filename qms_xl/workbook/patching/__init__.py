"""Cells changed in a sheet part: where they stand in bytes, what forbids the change, and the proof that nothing else differs."""
