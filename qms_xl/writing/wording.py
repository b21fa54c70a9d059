"""The words a workbook uses for codes: those of its own lists, in the language that its columns are written in."""

from __future__ import annotations

from collections.abc import Mapping

from qms_xl.lists import WordList
from qms_xl.making.spelled import spelled_list
from qms_xl.model import Language, Place, Register
from qms_xl.reading.headers import bare
from qms_xl.typed.office_words import office_lists


class Wording:
    """The office's words. `lists`: its register of lists, None where it has none; `language`: the office's own."""

    def __init__(self, lists: Register | None, language: Language, audit_spelling: str = "audit") -> None:
        self.lists = lists
        self.language = language
        self.audit_spelling = audit_spelling
        self._of_workbook: dict[str, Mapping[str, WordList]] = {}
        self._languages: dict[tuple[str, str, str, str], Language] = {}

    def words(self, name: str, workbook: str) -> WordList | None:
        """Return a controlled list as this workbook words it: its own lists first, then those of other workbooks."""
        if workbook not in self._of_workbook:
            self._of_workbook[workbook] = self._worded(workbook)
        return self._of_workbook[workbook].get(name)

    def language_of(self, register: Register, column: str, place: Place) -> Language:
        """Return the language of a column: that of the words in it, else of the block's headers, else the office's."""
        known = (register.name, column, place.workbook, place.sheet)
        if known not in self._languages:
            self._languages[known] = self._language(register, column, place)
        return self._languages[known]

    def _language(self, register: Register, column: str, place: Place) -> Language:
        words = self.words(register.schema[column].list, place.workbook)
        typed = {value for value in register.distinct(column) if isinstance(value, str)} if register.has(column) else ()
        texts = [text for text in words.codes.values() if text.pl != text.en] if words else []
        polish, english = sum(text.pl in typed for text in texts), sum(text.en in typed for text in texts)
        if polish == english:
            headers = [(bare(text), register.schema[name].title) for name, text in place.headers.items()]
            polish = sum(header == bare(title.pl) for header, title in headers)
            english = sum(header == bare(title.en) for header, title in headers)
        return self.language if polish == english else "pl" if polish > english else "en"

    def _worded(self, workbook: str) -> Mapping[str, WordList]:
        rows: list[tuple[int, object, object, object]] = []
        lists = self.lists
        if lists is not None and all(lists.has(name) for name in ("list", "value", "means")):
            columns = [lists.raw[name] for name in ("list", "value", "means")]
            rows = list(zip(lists.raw.index, *columns, strict=True))
            rows.sort(key=lambda row: lists.place(row[0])[0].workbook != workbook)  # its own first, each in its order
        found, _ = office_lists(rows, self.audit_spelling)
        return {name: spelled_list(words) for name, words in found.items()} if self.audit_spelling == "audyt" else found
