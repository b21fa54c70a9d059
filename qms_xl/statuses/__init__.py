"""What follows from facts: one status per file, each a function that asks for its registers by name."""
