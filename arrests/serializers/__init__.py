"""How the API shows warrants, and what it takes."""
