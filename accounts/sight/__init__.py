"""Who sees which row. The database decides; Django code only says who is looking.

Every model declares its sight as a class attribute (`sight = ChildOf("request")`). From these declarations
the row security policies and grants of the role `icc_app` are generated after each migration.
Whoever looks is named per transaction by `viewing(person)` or `purpose(name)`; when nobody is named,
protected tables are empty and refuse every write.
"""

from accounts.sight.declarations import ChildOf, MarkedRows, Open, Rule, SearchFunction, Sight
from accounts.sight.purposes import PURPOSES, Purpose
from accounts.sight.viewer import Viewer, current, purpose, viewing

__all__ = [
    "PURPOSES",
    "ChildOf",
    "MarkedRows",
    "Open",
    "Purpose",
    "Rule",
    "SearchFunction",
    "Sight",
    "Viewer",
    "current",
    "purpose",
    "viewing",
]
