"""Addresses of the pages about treaties: the same for each of them."""

from django.urls import path

from agreements.api import incidents as incidents_api
from agreements.api import outreach as outreach_api
from agreements.api import participation as participation_api
from agreements.tabs import WORDS
from agreements.views import depositary, incidents, outreach, participation, treaty_entries, treaty_state
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
    path("apic/incidents/", incidents.incidents, name="incidents"),
    path("apic/incidents/export.csv", incidents.incident_export, name="incident_export"),
    path("apic/incidents/new/", incidents.incident_new, name="incident_new"),
    path("apic/incidents/<slug:incident>/", incidents.incident, name="incident"),
    path("apic/incidents/<slug:incident>/edit/", incidents.incident_edit, name="incident_edit"),
    path("apic/incidents/<slug:incident>/changes/", incidents.incident_changes, name="incident_changes"),
    path("apic/incidents/<slug:incident>/resolve/", incidents.incident_resolve, name="incident_resolve"),
    path("apic/outreach/", outreach.outreach, name="outreach"),
    path("apic/outreach/export.csv", outreach.outreach_export, name="outreach_export"),
    path("apic/outreach/new/", outreach.outreach_new, name="outreach_new"),
    path("apic/outreach/<slug:event>/", outreach.outreach_event, name="outreach_event"),
    path("apic/outreach/<slug:event>/edit/", outreach.outreach_edit, name="outreach_edit"),
    path("apic/outreach/<slug:event>/changes/", outreach.outreach_changes, name="outreach_changes"),
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
    path("api/v1/apic/incidents/", incidents_api.incidents, name="api_incidents"),
    path("api/v1/apic/incidents/<slug:incident>/", incidents_api.incident, name="api_incident"),
    path(
        "api/v1/apic/incidents/<slug:incident>/resolution/",
        incidents_api.resolution,
        name="api_incident_resolution",
    ),
    path("api/v1/apic/outreach/", outreach_api.events, name="api_outreach"),
    path("api/v1/apic/outreach/<slug:event>/", outreach_api.event, name="api_outreach_event"),
    path("api/v1/apic/outreach/<slug:event>/held/", outreach_api.held, name="api_outreach_held"),
    path(
        "api/v1/apic/outreach/<slug:event>/cancelled/", outreach_api.cancelled, name="api_outreach_cancelled"
    ),
    path("api/v1/apic/outreach/<slug:event>/agreements/", outreach_api.signed, name="api_outreach_signed"),
    path("api/v1/rome-statute/", participation_api.rome_statute, name="api_rome_statute"),
]
