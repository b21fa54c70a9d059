"""DOC: documents."""
