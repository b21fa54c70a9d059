"""The registers' past: their state at a moment, the chain of snapshots on disk, what changed, and what rules see of it."""
