"""From cells as typed to typed values, one file per kind of cell; the face that the other parts use."""

from qms_xl.kinds.blanks import is_blank, key_texts
from qms_xl.kinds.columns import blank_column, parse
from qms_xl.kinds.reading import Context

__all__ = ["Context", "blank_column", "is_blank", "key_texts", "parse"]
