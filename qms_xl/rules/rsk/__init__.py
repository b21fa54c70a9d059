"""RSK: risks and opportunities."""
