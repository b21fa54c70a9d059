"""ORG: organisation."""
