"""A Word document, knowing no report: inspect, fill, make."""
