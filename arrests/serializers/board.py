"""How the API shows persons at large."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers


class OutstandingWarrantSerializer(serializers.Serializer[Any]):
    """One outstanding warrant with its days, as known at the moment asked."""

    code = serializers.CharField()
    number = serializers.IntegerField()
    issued_on = serializers.DateField(allow_null=True)
    unsealed_on = serializers.DateField()


class SoughtSerializer(serializers.Serializer[Any]):
    """One individual at large, with the warrants that make them so."""

    code = serializers.CharField(source="suspect.code")
    name = serializers.CharField(source="suspect.name")
    situation = serializers.CharField(source="suspect.situation.code")
    since = serializers.DateField(allow_null=True)
    public_since = serializers.DateField()
    years = serializers.IntegerField(source="age.years", allow_null=True, default=None)
    days = serializers.IntegerField(source="age.days", allow_null=True, default=None)
    national_custody_since = serializers.DateField(source="custody_since", allow_null=True)
    warrants = OutstandingWarrantSerializer(many=True)


class BoardSerializer(serializers.Serializer[Any]):
    """Who was at large on a day as known at a moment; `individuals` counts them by `rule`."""

    on = serializers.DateField()
    known_at = serializers.DateTimeField()
    rule = serializers.CharField()
    individuals = serializers.IntegerField()
    results = SoughtSerializer(many=True)
