"""The texts of the demo office's Word files, one file per subject; each offers `PAPERS`: document code -> sections."""
