"""The Celery application. Tasks take keys, call one service and are safe to run twice."""

import os

from celery import Celery

from icc_coop.schedule import SCHEDULE

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "icc_coop.settings")

app = Celery("icc_coop")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = SCHEDULE
app.autodiscover_tasks()
