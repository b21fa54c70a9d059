"""The parts of writing: what goes into which cell, in which order, with a journal to finish or take back a run."""
