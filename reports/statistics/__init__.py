"""The statistical tables of the report, T1 to T5: defined once, counted, protected, and printed.

    gathered(asked, persons=…, earlier=…)  # the protected tables of a snapshot, and what could not be protected

`reports.narrative.statistics` prints them.

Counts run under the purpose `figures`, which sees no sealed row, so nothing sealed reaches a table before it is added up.
"""

from reports.statistics.gathering import PublishedBefore, gathered
from reports.statistics.kinds import KINDS, TableColumn, TableKind

__all__ = ["KINDS", "PublishedBefore", "TableColumn", "TableKind", "gathered"]
