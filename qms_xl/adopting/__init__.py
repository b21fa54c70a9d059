"""What `adopt` is made of: blocks of rows in foreign workbooks, what their columns hold, and which register that is."""
