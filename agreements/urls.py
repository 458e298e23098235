"""Addresses of voluntary agreements and of treaties."""

from django.urls import path

from agreements.api import agreements as agreements_api
from agreements.treaty_urls import patterns
from agreements.views import remarks, support, texts, voluntary

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
    path("agreements/<slug:code>/", voluntary.agreement_detail, name="detail"),
    path("agreements/<slug:code>/correct/", remarks.correction, name="correct"),
    path("agreements/<slug:code>/remarks/<slug:kind>/", remarks.remark, name="remark"),
    path("agreements/<slug:code>/<slug:action>/", voluntary.agreement_stage, name="stage"),
    path("api/v1/agreements/", agreements_api.agreements, name="api_agreements"),
    *patterns,
]
