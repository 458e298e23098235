"""Who may do what about warrants that nobody executes, and which days make sense; pure, on given objects."""
