"""A path as read: text as typed, relative to the office folder; whether it is safe and exists is asked elsewhere."""

from qms_xl.kinds.text import read

__all__ = ["read"]
