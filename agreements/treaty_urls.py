"""Addresses of the pages about treaties: the same for each of them."""

from django.urls import path

from agreements.api import participation as participation_api
from agreements.tabs import WORDS
from agreements.views import participation, treaty_state
from partners.vocab import Treaty

PAGES = (
    ("", participation.status, "status"),
    ("export.csv", participation.export, "export"),
    ("changes/", participation.changes, "changes"),
    ("changes.csv", participation.changes_export, "changes_export"),
    ("states/<slug:state>/", treaty_state.state, "state"),
    ("states/<slug:state>/record/", treaty_state.record, "record"),
    ("states/<slug:state>/steps/<int:step>/", treaty_state.correct, "correct"),
)

patterns = [
    *(
        path(f"{WORDS[treaty]}/{address}", view, {"treaty": treaty}, name=f"{treaty}_{name}")
        for treaty in Treaty
        for address, view, name in PAGES
    ),
    path("api/v1/apic/", participation_api.apic, name="api_apic"),
    path("api/v1/rome-statute/", participation_api.rome_statute, name="api_rome_statute"),
]
