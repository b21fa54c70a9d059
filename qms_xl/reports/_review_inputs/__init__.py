"""Inputs of a management review: one per file, named by its code, found by walking the folder."""
