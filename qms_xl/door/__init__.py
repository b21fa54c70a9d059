"""What stands behind every door: answering for what went wrong."""
