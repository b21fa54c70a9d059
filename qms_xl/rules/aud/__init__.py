"""AUD: audits."""
