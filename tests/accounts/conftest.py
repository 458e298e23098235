"""An addressee, for what people and programs do with requests."""

import pytest

from partners.models import Partner
from tests.requests_app.conftest import make_partner


@pytest.fixture
def kenya(db: None) -> Partner:
    """An addressee."""
    return make_partner("KEN", "Kenya")
