"""Putting the panel onto a computer without administrator rights, and finding what would stop it there."""
