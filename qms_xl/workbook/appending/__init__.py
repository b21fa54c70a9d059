"""Rows added under a block of rows: their cells, the table and references that grow, and what leaves them to a person."""
