"""ACT: actions."""
