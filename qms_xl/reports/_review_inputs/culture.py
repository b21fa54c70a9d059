"""Quality culture and ethical behaviour: what staff type."""

from qms_xl.reports._review_window import Input

INPUT = Input()
