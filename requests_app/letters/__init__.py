"""Notes verbales and reminders: what they say, in English and French, and their pages as PDF.

letter = letter_of(request, kind, on=on, wording=wording, number=number)
pdf = render(letter)
"""

from requests_app.letters.letter import Letter, Wording, letter_of, speaks_french
from requests_app.letters.pdf import letter_html, render

__all__ = ["Letter", "Wording", "letter_html", "letter_of", "render", "speaks_french"]
