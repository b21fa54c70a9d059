"""Workbooks with everything that staff's files may hold: what writing back must not harm."""
