"""What `read` is made of: which files, which places in them, which headers, which rows, and the facts about all that."""
