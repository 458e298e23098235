"""Addresses of voluntary agreements and of treaties."""

from django.urls import path

from agreements.api import agreements as agreements_api
from agreements.api import overview as overview_api
from agreements.api import placements as placements_api
from agreements.treaty_urls import patterns
from agreements.views import comparison, pipeline, placements, remarks, state, support, texts, voluntary

app_name = "agreements"
urlpatterns = [
    path("agreements/", voluntary.agreement_list, name="list"),
    path("agreements/export.csv", voluntary.agreement_export, name="export"),
    path("agreements/open/", voluntary.agreement_open, name="open"),
    path("agreements/models/", texts.model_texts, name="model_texts"),
    path("agreements/models/new/", texts.model_text_new, name="model_text_new"),
    path("agreements/models/<slug:text>/", texts.model_text, name="model_text"),
    path("agreements/models/<slug:text>/send/", texts.model_text_send, name="model_text_send"),
    path("agreements/support/", support.support, name="support"),
    path("agreements/support/new/", support.support_new, name="support_new"),
    path("agreements/pipeline/", pipeline.pipeline, name="pipeline"),
    path("agreements/pipeline/conversion.csv", pipeline.conversion_export, name="conversion_export"),
    path("agreements/regions/", pipeline.distribution, name="regions"),
    path("agreements/regions/export.csv", pipeline.regions_export, name="regions_export"),
    path("agreements/states/<slug:state>/", state.state, name="state"),
    path("agreements/placements/", placements.placements, name="placements"),
    path("agreements/placements/export.csv", placements.placement_export, name="placement_export"),
    path("agreements/placements/new/", placements.placement_new, name="placement_new"),
    path("agreements/placements/<slug:placement>/", placements.placement, name="placement"),
    path("agreements/placements/<slug:placement>/edit/", placements.placement_edit, name="placement_edit"),
    path(
        "agreements/placements/<slug:placement>/<slug:answer>/",
        placements.placement_step,
        name="placement_step",
    ),
    path("agreements/comparison/", comparison.compared, name="comparison"),
    path("agreements/comparison/export.csv", comparison.comparison_export, name="comparison_export"),
    path("agreements/choosing/", placements.choosing, name="choosing"),
    path("agreements/<slug:code>/", voluntary.agreement_detail, name="detail"),
    path("agreements/<slug:code>/correct/", remarks.correction, name="correct"),
    path("agreements/<slug:code>/remarks/<slug:kind>/", remarks.remark, name="remark"),
    path("agreements/<slug:code>/<slug:action>/", voluntary.agreement_stage, name="stage"),
    path("api/v1/agreements/", agreements_api.agreements, name="api_agreements"),
    path("api/v1/agreements/placements/", placements_api.placements, name="api_placements"),
    path("api/v1/agreements/conversion/", overview_api.conversion, name="api_conversion"),
    path("api/v1/agreements/regions/", overview_api.regions, name="api_regions"),
    path("api/v1/agreements/comparison/", placements_api.comparison, name="api_comparison"),
    *patterns,
]
