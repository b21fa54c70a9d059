"""Kinds of audits: those the office holds itself, and those of the certification body."""

INTERNAL = ("internal", "unplanned", "follow_up")
EXTERNAL = ("pre_certification", "certification", "surveillance", "recertification")
HELD = ("held", "reported", "closed")
TO_COME = ("planned", "prepared", "running")
