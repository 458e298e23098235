"""Addresses of the report."""

from django.urls import path

from reports.views import actions, downloads, pages

app_name = "reports"
urlpatterns = [
    path("", pages.editions, name="list"),
    path("new/", pages.new, name="new"),
    path("<slug:slug>/", pages.edition, name="edition"),
    path("<slug:slug>/edit/", pages.edit, name="edit"),
    path("<slug:slug>/text/", pages.text, name="text"),
    path("<slug:slug>/figures/<slug:figure>/", pages.figure, name="figure"),
    path("<slug:slug>/progress/", pages.progress, name="progress"),
    path("<slug:slug>/compile/", actions.compile_figures, name="compile"),
    path("<slug:slug>/approve/", actions.approve, name="approve"),
    path("<slug:slug>/publish/", actions.publish, name="publish"),
    path("<slug:slug>/render/", actions.render_pdf, name="render"),
    path("<slug:slug>/download/<slug:file_format>/", downloads.download, name="download"),
]
