"""Anything else that staff want management to look at: what they type."""

from qms_xl.reports._review_window import Input

INPUT = Input()
