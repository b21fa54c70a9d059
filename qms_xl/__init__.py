"""qms_xl: quality registers in Excel, checked, reconciled and reported. The tree is the road: verbs are files, nouns are folders."""

__version__ = "0.1.0"
