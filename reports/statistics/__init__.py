"""The statistical tables of the report, T1 to T5: defined once, counted, protected, and printed.

    gathered(asked, persons=…, earlier=…)  # the protected tables of a snapshot, and what could not be protected
    rows_of("T1", "otp", "all", asked)     # what stands behind a cell, under the sight of whoever looks

`reports.narrative.statistics` prints them.

Counts run under the purpose `figures`, which sees no sealed row, so nothing sealed reaches a table before it is added up.
"""

from reports.statistics.gathering import PublishedBefore, gathered
from reports.statistics.kinds import KINDS, TableColumn, TableKind
from reports.statistics.rows import rows_of

__all__ = ["KINDS", "PublishedBefore", "TableColumn", "TableKind", "gathered", "rows_of"]
