"""Instances of non-cooperation and what is done about warrants, as rows that pages show."""
