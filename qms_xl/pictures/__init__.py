"""Pictures where people look rather than read: each is values, drawn only where a template prints it."""
