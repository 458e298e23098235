"""The cost of delay in the API. Amounts are texts, so that no cent is lost."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from arrests.models import Warrant
from common.api.fields import word
from pursuit.models import DelayCost
from pursuit.queries.costs import Total
from pursuit.vocab import CostCategory, Currency
from pursuit.workflow import LONGEST_TEXT


class CostsIn(serializers.Serializer[Any]):
    """The period that is asked for; from the first day of the year to today where a day is left out."""

    start = serializers.DateField(required=False)
    end = serializers.DateField(required=False)


class CostOut(serializers.ModelSerializer[DelayCost]):
    """What one of the four tasks cost for a warrant over some days."""

    warrant = serializers.CharField(source="warrant.code")
    category = word(CostCategory)
    currency = word(Currency, allow_blank=True)
    recorded_by = serializers.CharField(source="recorded_by.name", allow_null=True, default=None)

    class Meta:
        model = DelayCost
        fields = [
            "code",
            "warrant",
            "category",
            "first",
            "last",
            "amount",
            "currency",
            "staff_days",
            "article_70",
            "text",
            "recorded_by",
        ]
        read_only_fields = fields


class CostsOut(serializers.Serializer[Any]):
    """A page of entries; `next` is the cursor of the following page, null on the last one."""

    start = serializers.DateField()
    end = serializers.DateField()
    next = serializers.CharField(allow_null=True)
    costs = CostOut(many=True)


class CostTotalOut(serializers.Serializer[Total]):
    """What one of the four tasks cost in the period; amounts by currency, never added up across currencies."""

    category = word(CostCategory)
    entries = serializers.IntegerField()
    amounts = serializers.DictField(child=serializers.DecimalField(max_digits=None, decimal_places=2))
    staff_days = serializers.DecimalField(max_digits=None, decimal_places=1)


class CostTotalsOut(serializers.Serializer[Any]):
    """The totals of a period, as far as the caller knows of the warrants."""

    start = serializers.DateField()
    end = serializers.DateField()
    totals = CostTotalOut(many=True)


class CostIn(serializers.Serializer[Any]):
    """What one of the four tasks cost: an amount with its currency, days of staff, or both."""

    # Sight keeps the warrants of others out of the choice.
    warrant = serializers.SlugRelatedField("code", queryset=Warrant.objects.all())
    category = word(CostCategory)
    first = serializers.DateField()
    last = serializers.DateField()
    amount = serializers.DecimalField(max_digits=12, decimal_places=2, required=False, allow_null=True)
    currency = word(Currency, required=False)
    staff_days = serializers.DecimalField(max_digits=7, decimal_places=1, required=False, allow_null=True)
    article_70 = serializers.BooleanField(required=False)
    text = serializers.CharField(max_length=LONGEST_TEXT, required=False, allow_blank=True)
