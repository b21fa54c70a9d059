"""The minutes of a review as a plain script would write them: two reviews, and the words, dates and numbers of documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dated_documents import Demo
from review_recount import Review, tenth

from qms_xl.lists import shipped_lists
from qms_xl.speak import day as spoken

Lines = list[list[str]]


@dataclass(frozen=True)
class Minutes:
    """A review, the one before it, and how the office writes."""

    office: Demo
    now: Review
    old: Review

    def t(self, polish: str, english: str) -> str:
        return {"pl": polish, "en": english}[self.office.language]

    def word(self, name: str, code: str | None) -> str:
        if code is None:
            return self.t("nie uzupełniono", "not filled in")
        return shipped_lists()[name].word(code, self.office.language)  # type: ignore[arg-type]

    def said(self, value: object, empty: str = "") -> str:
        """Return a cell as documents print it; an empty one says so."""
        if value in (None, "", []):
            return empty or self.t("nie uzupełniono", "not filled in")
        if isinstance(value, date):
            return spoken(value, self.office.language)  # type: ignore[arg-type]
        if isinstance(value, list):
            return ", ".join(value)
        return self.number(value) if isinstance(value, int | float) else str(value)

    def number(self, value: object) -> str:
        if value is None:
            return "–"
        return f"{tenth(float(value)):g}".replace(".", self.t(",", "."))  # type: ignore[arg-type]

    def change(self, before: float | None, now: float | None, better: str = "") -> str:
        if before is None or now is None:
            return "–"
        if before == now:
            return self.t("bez zmian", "no change")
        grew = now > before
        if not better:
            return self.t("więcej", "more") if grew else self.t("mniej", "fewer")
        return self.t("lepiej", "better") if grew == (better == "more") else self.t("gorzej", "worse")

    def beside(self, label: str, before: int, now: int, better: str = "") -> list[str]:
        return [label, str(before), str(now), self.change(before, now, better)]
