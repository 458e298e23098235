"""Requests that were logged together, in the API."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from common.api.fields import word
from partners.models import Partner
from requests_app.serializers.request import RequestIn, RequestOut
from requests_app.vocab import Reply


class AddresseeIn(serializers.Serializer[Any]):
    """An addressee, with the channel and language in which this one is written to."""

    partner = serializers.SlugRelatedField("code", queryset=Partner.objects.all())
    channel = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")
    language = serializers.CharField(max_length=60, required=False, allow_blank=True, default="")


class GroupIn(RequestIn):
    """One request to each of several addressees."""

    partner = None  # type: ignore[assignment]
    channel = None  # type: ignore[assignment]
    language = None  # type: ignore[assignment]
    addressees = AddresseeIn(many=True, allow_empty=False)


class MemberOut(serializers.Serializer[Any]):
    """One request of the group, and how its addressee had replied by the day."""

    request = RequestOut()
    reply = word(Reply)
    overdue = serializers.BooleanField()
    silent = serializers.BooleanField()


class GroupOut(serializers.Serializer[Any]):
    """The members of a group that the caller sees, how they stood on a day, and how many in each way."""

    code = serializers.CharField()
    on = serializers.DateField()
    answered = serializers.IntegerField()
    refused = serializers.IntegerField()
    withdrawn = serializers.IntegerField()
    unsent = serializers.IntegerField()
    overdue = serializers.IntegerField()
    silent = serializers.IntegerField()
    members = MemberOut(many=True)


class LoggedTogetherOut(serializers.Serializer[Any]):
    """The drafts that were logged, and their group; a single one has none."""

    group = serializers.CharField(allow_null=True)
    requests = RequestOut(many=True)
