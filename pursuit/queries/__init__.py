"""Questions about instances of non-cooperation and what is done about warrants."""
