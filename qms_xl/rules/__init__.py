"""The rule book: one rule per file, `<family>/<code>_<what_it_finds>.py`."""
