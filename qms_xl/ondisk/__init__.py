"""The office's documents as files: which there are, what is printed on them, and what is remembered of them between runs."""
