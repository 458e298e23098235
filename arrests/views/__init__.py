"""Pages about warrants."""
