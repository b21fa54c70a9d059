"""CRT: certificates."""
