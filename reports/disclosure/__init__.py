"""Disclosure control: which cells of published tables are held back, so that nobody can work them out.

    held = protect(Release(counts, cells), sensitive=…, known=…, earlier=(…), policy=Policy())

Pure: numbers in, names of cells out, the same on every run. What is sensitive and what must be shown is said by the
tables (`reports.tables`). Small cells are held back first; then, for each held cell, the cheapest further cells, until
everything that is shown leaves every held cell room of at least the policy's threshold (complementary suppression by
linear programming: J. Kelly, B. Golden and A. Assad, Networks 22, 1992; J. Castro, Computers & OR 39, 2012).
"""

from reports.disclosure.protection import Protection, protect
from reports.disclosure.release import Earlier, Policy, Release
from reports.disclosure.room import SolverError

__all__ = ["Earlier", "Policy", "Protection", "Release", "SolverError", "protect"]
