"""A realistic demo office."""
