"""What render.py is made of: which documents are due, the batch of them, worker processes."""
