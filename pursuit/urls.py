"""Addresses of what is done about warrants, and of States that do not cooperate."""

from django.urls import path

from pursuit.api import beside as beside_api
from pursuit.api import cases as cases_api
from pursuit.api import costs as costs_api
from pursuit.api import measures as measures_api
from pursuit.api import sightings as sightings_api
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
    path("api/v1/non-cooperation/", cases_api.cases, name="api_cases"),
    path("api/v1/non-cooperation/<slug:code>/", cases_api.case, name="api_case"),
    path("api/v1/non-cooperation/<slug:code>/events/", cases_api.events, name="api_events"),
    path("api/v1/non-cooperation/<slug:code>/corrections/", cases_api.corrections, name="api_corrections"),
    path("api/v1/non-cooperation/<slug:code>/notes/", beside_api.notes, name="api_notes"),
    path("api/v1/non-cooperation/<slug:code>/requests/", beside_api.requests, name="api_requests"),
    path("api/v1/non-cooperation/<slug:code>/publication/", beside_api.propose, name="api_propose"),
    path("api/v1/non-cooperation/<slug:code>/publication/confirm/", beside_api.confirm, name="api_confirm"),
    path(
        "api/v1/non-cooperation/<slug:code>/publication/withdraw/", beside_api.withdraw, name="api_withdraw"
    ),
    path("api/v1/non-cooperation/<slug:code>/<slug:action>/", cases_api.act, name="api_action"),
    path("api/v1/sightings/", sightings_api.sightings, name="api_sightings"),
    path("api/v1/sightings/<slug:sighting>/", sightings_api.sighting, name="api_sighting"),
    path(
        "api/v1/sightings/<slug:sighting>/correction/", sightings_api.correction, name="api_sighting_correct"
    ),
    path("api/v1/measures/", measures_api.measures, name="api_measures"),
    path("api/v1/measures-taken/", measures_api.taken_list, name="api_taken_list"),
    path("api/v1/measures-taken/<slug:taken>/", measures_api.taken, name="api_taken"),
    path("api/v1/measures-taken/<slug:taken>/outcomes/", measures_api.outcomes, name="api_outcomes"),
    path("api/v1/measures-taken/<slug:taken>/correction/", measures_api.correction, name="api_taken_correct"),
    path("api/v1/costs/", costs_api.costs, name="api_costs"),
    path("api/v1/costs/totals/", costs_api.total, name="api_totals"),
    path("api/v1/costs/<slug:cost>/", costs_api.cost, name="api_cost"),
    path("api/v1/costs/<slug:cost>/strike/", costs_api.strike, name="api_strike"),
]
