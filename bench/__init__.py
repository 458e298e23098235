"""Measures the register at size: queries, medians, and ratios to the bare SQL of the same rows in the same run."""
