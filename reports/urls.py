"""Addresses of the report."""

from django.urls import include, path

from reports import api
from reports.views import (
    actions,
    cell,
    compare,
    compiling,
    downloads,
    exemptions,
    figure,
    listing,
    pages,
    planning,
    readers,
    recommendations,
    text,
    verify,
    wording,
)

app_name = "reports"
edition = [
    path("", pages.edition, name="edition"),
    path("edit/", pages.edit, name="edit"),
    path("lists/<slug:listing>/", listing.listing, name="listing"),
    path("plan/", planning.plan, name="plan"),
    path("text/", pages.text, name="text"),
    path("paragraphs/", text.paragraphs, name="paragraphs"),
    path("paragraphs/<slug:key>/", text.paragraph, name="paragraph"),
    path("paragraphs/<slug:key>/preview/", text.preview, name="preview"),
    path("paragraphs/<slug:key>/comment/", text.comment, name="comment"),
    path("add-paragraph/", text.add, name="add_paragraph"),
    path("carry-over/", text.carry, name="carry"),
    path("compare/", compare.compare, name="compare"),
    path("exceptions/", exemptions.exemptions, name="exemptions"),
    path("verify/", verify.verify, name="verify"),
    path("figures/<slug:figure>/", figure.figure, name="figure"),
    path("progress/", pages.progress, name="progress"),
    path("act/<slug:action>/", actions.act, name="act"),
    path("replace/<slug:kind>/", actions.replace, name="replace"),
    path("compiling/", compiling.compiling, name="compiling"),
    path("compiling/stop/", compiling.stop_compiling, name="stop_compiling"),
    path("render/", actions.render_pdf, name="render"),
    path("render/stop/", actions.stop_pdf, name="stop"),
    path("wording/<slug:language>/", wording.wording, name="wording"),
    path("tables/<slug:table>/", cell.cells, name="cells"),
    path("tables/<slug:table>/<int:row>/<slug:column>/", cell.cell, name="cell"),
    path("tables/<slug:table>/<slug:file_format>/", downloads.table, name="table"),
    path("download/<slug:file_format>/", downloads.download, name="download"),
]
urlpatterns = [
    path("reports/", pages.editions, name="list"),
    path("reports/new/", pages.new, name="new"),
    path("reports/by-email/", readers.by_email, name="by_email"),
    path("reports/downloads/", readers.downloads, name="downloads"),
    path("reports/recommendations/", recommendations.recommendations, name="recommendations"),
    path("reports/recommendations/file/", recommendations.file, name="recommendations_file"),
    path("reports/recommendations/confirm/", recommendations.confirm, name="recommendations_confirm"),
    path("reports/recommendations/<int:number>/", recommendations.recommendation, name="recommendation"),
    path("reports/<slug:slug>/", include(edition)),
    path("api/v1/editions/", api.editions, name="api_editions"),
    path("api/v1/editions/<slug:slug>/", api.edition, name="api_edition"),
    path("api/v1/editions/<slug:slug>/figures/", api.figures, name="api_figures"),
]
