"""Parts of reconciling: what computed columns should hold, what rules propose, and the registers as they will stand."""
