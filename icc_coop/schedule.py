"""What beat starts, when, and why then. Every job is safe to run twice, late, or at the same time as itself."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

SCHEDULE: Final[dict[str, dict[str, Any]]] = {
    # Idle passes are one query; after midnight, or after an import, what is late shows within minutes.
    "flag-overdue": {"task": "requests_app.tasks.flag_overdue", "schedule": timedelta(minutes=5)},
    "flag-terms": {"task": "arrests.tasks.flag_terms", "schedule": timedelta(minutes=5)},
    # Files whose transaction failed; nobody waits for them to go.
    "sweep-documents": {"task": "requests_app.tasks.sweep_documents", "schedule": timedelta(hours=6)},
    "forget-unsent-forms": {
        "task": "requests_app.tasks.forget_unsent_forms",
        "schedule": timedelta(hours=6),
    },
    "put-digests": {"task": "accounts.tasks.put_digests", "schedule": timedelta(minutes=5)},
    "deliver": {"task": "accounts.tasks.deliver", "schedule": timedelta(minutes=5)},
    "requeue-lost-recomputations": {
        "task": "requests_app.tasks.requeue_lost_recomputations",
        "schedule": timedelta(minutes=1),
    },
    "keep-imports": {"task": "requests_app.tasks.keep_imports", "schedule": timedelta(minutes=1)},
    "keep-workbooks": {"task": "requests_app.tasks.keep_workbooks", "schedule": timedelta(minutes=1)},
    "requeue-lost-renderings": {"task": "reports.tasks.requeue_lost", "schedule": timedelta(minutes=1)},
}
