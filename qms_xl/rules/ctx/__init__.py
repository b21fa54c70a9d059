"""CTX: context."""
