"""SUP: providers."""
