"""Addresses of what is done about warrants, and of States that do not cooperate."""

from django.urls import path

from pursuit.views import cases, costs, measures, points, roster, sightings

app_name = "pursuit"
urlpatterns = [
    path("non-cooperation/", cases.listed, name="list"),
    path("non-cooperation/cases.csv", cases.exported, name="export"),
    path("non-cooperation/open/", cases.opened, name="open"),
    path("non-cooperation/duty/", roster.roster, name="roster"),
    path("non-cooperation/duty/<slug:turn>/end/", roster.end, name="turn_end"),
    path("non-cooperation/focal-points/", points.listed, name="points"),
    path("non-cooperation/focal-points/name/", points.name, name="point_name"),
    path("non-cooperation/focal-points/<slug:point>/end/", points.end, name="point_end"),
    path("non-cooperation/costs/", costs.listed, name="costs"),
    path("warrants/<slug:warrant>/cost/", costs.record, name="cost"),
    path("warrants/costs/<slug:cost>/strike/", costs.strike, name="cost_strike"),
    path("non-cooperation/measures/", measures.listed, name="measures"),
    path("non-cooperation/measures/add/", measures.add, name="measure_add"),
    path("non-cooperation/measures/<slug:measure>/edit/", measures.edit, name="measure_edit"),
    path("warrants/<slug:warrant>/measure/", measures.record, name="measure"),
    path("warrants/measures/<slug:taken>/outcome/", measures.outcome, name="outcome"),
    path("warrants/measures/<slug:taken>/correct/", measures.correct, name="measure_correct"),
    path("warrants/<slug:warrant>/whereabouts/", sightings.whereabouts, name="whereabouts"),
    path("warrants/<slug:warrant>/sighting/", sightings.sighting, name="sighting"),
    path("warrants/sightings/<slug:sighting>/correct/", sightings.correct, name="sighting_correct"),
    path("non-cooperation/<slug:code>/", cases.case, name="case"),
    path("non-cooperation/<slug:code>/correct/", cases.correct, name="correct"),
    path("non-cooperation/<slug:code>/note/", cases.note, name="note"),
    path("non-cooperation/<slug:code>/link/", cases.link, name="link"),
    path("non-cooperation/<slug:code>/publish/", cases.publish, name="publish"),
    path("non-cooperation/<slug:code>/publish/confirm/", cases.confirm, name="confirm"),
    path("non-cooperation/<slug:code>/publish/withdraw/", cases.withdraw, name="withdraw"),
    path("non-cooperation/<slug:code>/do/<slug:action>/", cases.act, name="act"),
]
