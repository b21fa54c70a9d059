"""The panel: one macro workbook with a button for each thing a clerk may ask for, and the place where the answer stands."""
