"""The demo's records, one file per subject; each offers `records(at)`: register -> rows."""
