"""Schemas and lists in the office's own spelling of *audit*, so that headers, sheets, words and file names follow it."""

from __future__ import annotations

from dataclasses import replace

from qms_xl.lists import WordList
from qms_xl.model import RegisterSchema, Text
from qms_xl.spelling import audyt


def spelled_schema(schema: RegisterSchema) -> RegisterSchema:
    """Return the schema with its Polish texts spelled audyt."""
    columns = tuple(replace(c, title=_text(c.title), about=c.about and _text(c.about)) for c in schema.columns)
    marks = tuple(replace(mark, word=mark.word and _text(mark.word)) for mark in schema.marks)
    return replace(
        schema,
        title=_text(schema.title),
        workbook=_text(schema.workbook),
        about=schema.about and _text(schema.about),
        columns=columns,
        marks=marks,
    )


def spelled_list(words: WordList) -> WordList:
    """Return the list with the shipped Polish words spelled audyt; the office's own stay as they are."""
    return replace(words, codes={code: _text(text) for code, text in words.codes.items()})


def _text(text: Text) -> Text:
    return Text(audyt(text.pl), text.en)
