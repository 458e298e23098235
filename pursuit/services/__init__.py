"""What can be done about warrants that nobody executes, and about States that do not cooperate."""
