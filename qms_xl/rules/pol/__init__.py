"""POL: the quality policy."""
