"""What the sheet parts of a closed workbook hold: values, and all that values alone would not say."""
