"""The top of the project: settings, urls, and what composes several apps."""

from icc_coop.celery import app as celery_app

__all__ = ["celery_app"]
