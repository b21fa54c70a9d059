"""Texts in both languages, and the words that types are made of."""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["pl", "en"]
Kind = Literal["text", "date", "int", "number", "period", "yesno", "list", "path", "url"]
Severity = Literal["error", "warning", "note"]
Safety = Literal["safe", "unsafe"]


class Text(NamedTuple):
    """One text in Polish and in English; both are always there."""

    pl: str
    en: str

    def in_(self, language: Language) -> str:
        """Return the text in the reader's language."""
        return self.pl if language == "pl" else self.en
