"""Forms about what is done about warrants; they check the shape of what is typed, the services judge it."""
