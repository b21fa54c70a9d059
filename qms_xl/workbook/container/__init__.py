"""The zip that a workbook is: its members as they lie on disk, inflated under limits, written anew byte for byte."""
