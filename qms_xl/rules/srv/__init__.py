"""SRV: surveys."""
