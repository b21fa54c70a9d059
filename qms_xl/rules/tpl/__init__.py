"""TPL: Word templates."""
