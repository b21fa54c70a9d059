"""Texts in both languages, and the words that types are made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Language = Literal["pl", "en"]
Kind = Literal["text", "date", "int", "number", "period", "yesno", "list", "path", "url"]
Severity = Literal["error", "warning", "note"]
Safety = Literal["safe", "unsafe"]
TAGS: Mapping[Language, str] = {"pl": "pl-PL", "en": "en-GB"}  # what the files we make say of their language


class Text(NamedTuple):
    """One text in Polish and in English; both are always there."""

    pl: str
    en: str

    def in_(self, language: Language) -> str:
        """Return the text in the reader's language."""
        return self.pl if language == "pl" else self.en

    def filled(self, *words: object, **facts: object) -> Text:
        """Return both texts with their placeholders filled; what is itself a Text is taken in each language."""

        def own(fact: object, language: Language) -> object:
            return fact.in_(language) if isinstance(fact, Text) else fact

        def text(language: Language) -> str:
            named = {name: own(fact, language) for name, fact in facts.items()}
            return self.in_(language).format(*(own(word, language) for word in words), **named)

        return Text(text("pl"), text("en"))
