"""How dates and numbers look, by language: unambiguous dates everywhere, also where a template forgets to say how."""
