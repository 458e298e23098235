"""The figures of the report, each defined once: what it counts, by which date, in one sentence.

Page, command, API, document and the list of rows behind a number all read these objects. Figures are counted for
the system purpose `figures`, which sees public and confidential rows and never a sealed one; the rows behind a
figure are listed under the reader's own sight.
"""

from reports.figures.asked import Asked, FigureDates
from reports.figures.computed import FigureValue, compute
from reports.figures.figure import Figure
from reports.figures.registry import FIGURES

__all__ = ["FIGURES", "Asked", "Figure", "FigureDates", "FigureValue", "compute"]
