"""The registers of a quality management system, one file per register (domain, section 1)."""
