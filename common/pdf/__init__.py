"""Papers as PDF: HTML is laid out on pages, tagged for assistive technology (PDF/UA-1), fit to
be archived (PDF/A-3a), the same bytes on every run.

pdf = laid_out(html, files="letter")  # addresses in the HTML are relative to static/letter
pdf = mended(pdf, link_words={})      # what the engine's tags still lack
"""

from common.pdf.engine import Attached, Progress, RenderingError, laid_out
from common.pdf.tagging import mended

__all__ = ["Attached", "Progress", "RenderingError", "laid_out", "mended"]
