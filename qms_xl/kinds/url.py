"""A web address as read: text as typed; whether it is one is asked elsewhere."""

from qms_xl.kinds.text import read

__all__ = ["read"]
