"""Addresses of the pages about treaties: the same for each of them."""

from django.urls import path

from agreements.api import participation as participation_api
from agreements.tabs import WORDS
from agreements.views import depositary, outreach, participation, treaty_entries, treaty_state
from agreements.vocab.depositary import Decision
from agreements.vocab.outreach import EventStatus
from partners.vocab import Treaty

PAGES = (
    ("", participation.status, "status"),
    ("export.csv", participation.export, "export"),
    ("changes/", participation.changes, "changes"),
    ("changes.csv", participation.changes_export, "changes_export"),
    ("declarations/", treaty_entries.declarations, "declarations"),
    ("implementation/", treaty_entries.implementation, "implementation"),
    ("depositary/", depositary.lists, "lists"),
    ("depositary/<slug:source>/", depositary.proposed, "list"),
    ("depositary/<slug:source>/file/", depositary.file, "list_file"),
    ("states/<slug:state>/", treaty_state.state, "state"),
    ("states/<slug:state>/record/", treaty_state.record, "record"),
    ("steps/<int:step>/", treaty_state.correct, "correct"),
    ("states/<slug:state>/declare/", treaty_entries.record_declaration, "declare"),
    ("states/<slug:state>/home/", treaty_entries.record_fact, "record_national"),
    (
        "declarations/<int:statement>/",
        treaty_entries.correct_declaration,
        "correct_declaration",
    ),
    ("home/<int:fact>/", treaty_entries.correct_fact, "correct_national"),
)

patterns = [
    *(
        path(f"{WORDS[treaty]}/{address}", view, {"treaty": treaty}, name=f"{treaty}_{name}")
        for treaty in Treaty
        for address, view, name in PAGES
    ),
    *(
        path(
            f"{WORDS[treaty]}/depositary/<slug:source>/{name}/",
            depositary.decide,
            {"treaty": treaty, "decision": decision},
            name=f"{treaty}_list_{name}",
        )
        for treaty in Treaty
        for name, decision in (("apply", Decision.APPLIED), ("leave", Decision.LEFT))
    ),
    path("apic/incidents/", outreach.incidents, name="incidents"),
    path("apic/incidents/new/", outreach.incident_new, name="incident_new"),
    path("apic/incidents/<slug:incident>/", outreach.incident, name="incident"),
    path("apic/incidents/<slug:incident>/resolve/", outreach.incident_resolve, name="incident_resolve"),
    path("apic/outreach/", outreach.outreach, name="outreach"),
    path("apic/outreach/new/", outreach.outreach_new, name="outreach_new"),
    path("apic/outreach/<slug:event>/", outreach.outreach_event, name="outreach_event"),
    path("apic/outreach/<slug:event>/link/", outreach.outreach_link, name="outreach_link"),
    *(
        path(
            f"apic/outreach/<slug:event>/{status}/",
            outreach.outreach_end,
            {"status": status},
            name=f"outreach_{status}",
        )
        for status in (EventStatus.HELD, EventStatus.CANCELLED)
    ),
    path("api/v1/apic/", participation_api.apic, name="api_apic"),
    path("api/v1/rome-statute/", participation_api.rome_statute, name="api_rome_statute"),
]
