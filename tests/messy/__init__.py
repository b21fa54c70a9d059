"""The corpus of messy workbooks: how offices call columns, what dirt they have, and the truth behind each."""
