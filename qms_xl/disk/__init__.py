"""The only place that changes the disk: safe replacement, new files, who has a file open, the lock of those who write."""
