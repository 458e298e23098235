"""How the API shows what is done about warrants and about States, and what it takes."""
