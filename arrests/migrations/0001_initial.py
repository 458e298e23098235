import django.db.models.deletion
import django.db.models.functions.datetime
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import common.codes


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("accounts", "__first__"),
        ("partners", "0001_initial"),
        ("requests_app", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Suspect",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "owner_organ",
                    models.CharField(
                        choices=[
                            ("registry", "Registry"),
                            ("otp", "Office of the Prosecutor"),
                            ("presidency", "Presidency"),
                            ("assembly", "Assembly of States Parties"),
                            ("administration", "Administration"),
                        ],
                        max_length=20,
                        verbose_name="organ",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("public", "Public"),
                            ("confidential", "Confidential"),
                            ("under_seal", "Under seal"),
                        ],
                        default="public",
                        max_length=20,
                        verbose_name="level",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        default=common.codes.new_code,
                        editable=False,
                        max_length=14,
                        unique=True,
                        verbose_name="code",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("sort_name", models.CharField(editable=False, max_length=200, verbose_name="sorting name")),
                (
                    "aliases",
                    models.CharField(
                        blank=True,
                        help_text="Separate several names with semicolons.",
                        max_length=400,
                        verbose_name="other names",
                    ),
                ),
                ("case", models.CharField(blank=True, max_length=200, verbose_name="case")),
                ("synthetic", models.BooleanField(default=False, editable=False, verbose_name="synthetic")),
                (
                    "compartment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.compartment",
                        verbose_name="compartment",
                    ),
                ),
                (
                    "situation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.situation",
                        verbose_name="situation",
                    ),
                ),
            ],
            options={
                "verbose_name": "person sought",
                "verbose_name_plural": "persons sought",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", "under_seal"), _negated=True),
                            ("compartment__isnull", False),
                            _connector="OR",
                        ),
                        name="arrests_suspect_sealed_in_compartment",
                        violation_error_message="A matter under seal belongs to a compartment; choose one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["public", "confidential", "under_seal"])),
                        name="arrests_suspect_level_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "owner_organ__in",
                                ["registry", "otp", "presidency", "assembly", "administration"],
                            )
                        ),
                        name="arrests_suspect_organ_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("level", "under_seal"), _negated=True),
                        fields=("situation", "name"),
                        name="arrests_suspect_once_in_situation",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SuspectHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "owner_organ",
                    models.CharField(
                        choices=[
                            ("registry", "Registry"),
                            ("otp", "Office of the Prosecutor"),
                            ("presidency", "Presidency"),
                            ("assembly", "Assembly of States Parties"),
                            ("administration", "Administration"),
                        ],
                        max_length=20,
                        verbose_name="organ",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("public", "Public"),
                            ("confidential", "Confidential"),
                            ("under_seal", "Under seal"),
                        ],
                        default="public",
                        max_length=20,
                        verbose_name="level",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        default=common.codes.new_code, editable=False, max_length=14, verbose_name="code"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("sort_name", models.CharField(editable=False, max_length=200, verbose_name="sorting name")),
                (
                    "aliases",
                    models.CharField(
                        blank=True,
                        help_text="Separate several names with semicolons.",
                        max_length=400,
                        verbose_name="other names",
                    ),
                ),
                ("case", models.CharField(blank=True, max_length=200, verbose_name="case")),
                ("synthetic", models.BooleanField(default=False, editable=False, verbose_name="synthetic")),
                (
                    "compartment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.compartment",
                        verbose_name="compartment",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="arrests.suspect",
                    ),
                ),
                (
                    "situation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.situation",
                        verbose_name="situation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Warrant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "owner_organ",
                    models.CharField(
                        choices=[
                            ("registry", "Registry"),
                            ("otp", "Office of the Prosecutor"),
                            ("presidency", "Presidency"),
                            ("assembly", "Assembly of States Parties"),
                            ("administration", "Administration"),
                        ],
                        max_length=20,
                        verbose_name="organ",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("public", "Public"),
                            ("confidential", "Confidential"),
                            ("under_seal", "Under seal"),
                        ],
                        default="public",
                        max_length=20,
                        verbose_name="level",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        default=common.codes.new_code,
                        editable=False,
                        max_length=14,
                        unique=True,
                        verbose_name="code",
                    ),
                ),
                (
                    "number",
                    models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="number"),
                ),
                (
                    "provenance",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("source", "found in a text"),
                            ("mixed", "partly found in a text, partly recalled"),
                            ("recalled", "recalled, not found in a text"),
                        ],
                        max_length=10,
                        verbose_name="dates",
                    ),
                ),
                ("source", models.TextField(blank=True, verbose_name="source")),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Public as soon as the warrant is; leave out what must stay inside the Court.",
                        verbose_name="note",
                    ),
                ),
                (
                    "compartment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.compartment",
                        verbose_name="compartment",
                    ),
                ),
                (
                    "suspect",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="warrants",
                        to="arrests.suspect",
                        verbose_name="person sought",
                    ),
                ),
            ],
            options={
                "verbose_name": "warrant of arrest",
                "verbose_name_plural": "warrants of arrest",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", "under_seal"), _negated=True),
                            ("compartment__isnull", False),
                            _connector="OR",
                        ),
                        name="arrests_warrant_sealed_in_compartment",
                        violation_error_message="A matter under seal belongs to a compartment; choose one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["public", "confidential", "under_seal"])),
                        name="arrests_warrant_level_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "owner_organ__in",
                                ["registry", "otp", "presidency", "assembly", "administration"],
                            )
                        ),
                        name="arrests_warrant_organ_known",
                    ),
                    models.UniqueConstraint(fields=("suspect", "number"), name="arrests_warrant_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", "under_seal"), ("number__isnull", True)),
                            models.Q(
                                models.Q(("level", "under_seal"), _negated=True), ("number__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="arrests_warrant_numbered_when_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnsealingProposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("effective_on", models.DateField(verbose_name="public from")),
                ("order_reference", models.CharField(max_length=120, verbose_name="order")),
                ("proposed_at", models.DateTimeField(verbose_name="proposed at")),
                ("confirmed_at", models.DateTimeField(null=True, verbose_name="confirmed at")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="withdrawn at")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="confirmed by",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="withdrawn by",
                    ),
                ),
                (
                    "warrant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="arrests.warrant",
                        verbose_name="warrant",
                    ),
                ),
            ],
            options={
                "verbose_name": "proposal to unseal",
                "verbose_name_plural": "proposals to unseal",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("confirmed_at__isnull", True), ("withdrawn_at__isnull", True)),
                        fields=("warrant",),
                        name="arrests_unsealing_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="arrests_unsealing_confirmed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                            models.Q(
                                ("confirmed_at__isnull", True),
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="arrests_unsealing_withdrawn_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by__isnull", True),
                            models.Q(("confirmed_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="arrests_unsealing_two_people",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TermNotice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("review", "Review"),
                            ("surrender_request", "Request for surrender after provisional arrest"),
                            ("transit", "Request for transit after an unscheduled landing"),
                        ],
                        max_length=20,
                        verbose_name="term",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="last day")),
                ("flagged_for", models.DateField(verbose_name="for the day")),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="recorded at",
                    ),
                ),
                (
                    "warrant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="arrests.warrant",
                        verbose_name="warrant",
                    ),
                ),
            ],
            options={
                "verbose_name": "notice of a term",
                "verbose_name_plural": "notices of terms",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("warrant", "kind", "due_on", "flagged_for"), name="arrests_term_notice_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("review", "Review"),
                            ("surrender_request", "Request for surrender after provisional arrest"),
                            ("transit", "Request for transit after an unscheduled landing"),
                        ],
                        max_length=20,
                        verbose_name="term",
                    ),
                ),
                ("started_on", models.DateField(verbose_name="since")),
                ("due_on", models.DateField(verbose_name="last day")),
                ("due_at", models.DateTimeField(null=True, verbose_name="until")),
                (
                    "warrant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="arrests.warrant",
                        verbose_name="warrant",
                    ),
                ),
            ],
            options={
                "verbose_name": "term of a warrant",
                "verbose_name_plural": "terms of warrants",
                "indexes": [models.Index(fields=["kind", "due_on"], name="arrests_term_by_day")],
                "constraints": [
                    models.UniqueConstraint(fields=("warrant", "kind"), name="arrests_term_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["review", "surrender_request", "transit"])),
                        name="arrests_term_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("started_on__lte", models.F("due_on"))),
                        name="arrests_term_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SurrenderLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "linked_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="linked at",
                    ),
                ),
                (
                    "linked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="linked by",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="surrender_links",
                        to="requests_app.cooperationrequest",
                        verbose_name="request",
                    ),
                ),
                (
                    "warrant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="arrests.warrant",
                        verbose_name="warrant",
                    ),
                ),
            ],
            options={
                "verbose_name": "request linked to a warrant",
                "verbose_name_plural": "requests linked to warrants",
                "constraints": [
                    models.UniqueConstraint(fields=("warrant", "request"), name="arrests_link_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("effective_on", models.DateField(verbose_name="date")),
                ("known_from", models.DateTimeField(verbose_name="known from")),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="recorded at",
                    ),
                ),
                (
                    "scenario",
                    models.CharField(
                        choices=[
                            ("operational", "Operational: shielded from arrest"),
                            ("political_will", "Lack of political will"),
                            ("both", "Both"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                        verbose_name="obstacle",
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        blank=True,
                        choices=[("high", "High"), ("moderate", "Moderate"), ("low", "Low")],
                        max_length=10,
                        verbose_name="confidence",
                    ),
                ),
                ("reason", models.TextField(verbose_name="reason")),
                ("changed", models.TextField(blank=True, verbose_name="what changed")),
                ("whereabouts", models.TextField(blank=True, verbose_name="whereabouts")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="source")),
                (
                    "reliability",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("A", "A – reliable"),
                            ("B", "B – usually reliable"),
                            ("C", "C – fairly reliable"),
                            ("D", "D – not usually reliable"),
                            ("E", "E – unreliable"),
                            ("F", "F – cannot be judged"),
                        ],
                        max_length=1,
                        verbose_name="source",
                    ),
                ),
                (
                    "credibility",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("1", "1 – confirmed by other sources"),
                            ("2", "2 – probably true"),
                            ("3", "3 – possibly true"),
                            ("4", "4 – doubtful"),
                            ("5", "5 – improbable"),
                            ("6", "6 – cannot be judged"),
                        ],
                        max_length=1,
                        verbose_name="information",
                    ),
                ),
                ("next_step", models.TextField(blank=True, verbose_name="next step")),
                ("next_on", models.DateField(blank=True, null=True, verbose_name="by")),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="arrests.review",
                        verbose_name="corrects",
                    ),
                ),
                (
                    "next_owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="in whose hands",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
                (
                    "warrant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="arrests.warrant",
                        verbose_name="warrant",
                    ),
                ),
            ],
            options={
                "verbose_name": "review of a warrant",
                "verbose_name_plural": "reviews of warrants",
                "indexes": [
                    models.Index(fields=["warrant", "effective_on"], name="arrests_review_by_day"),
                    models.Index(
                        condition=models.Q(("next_owner__isnull", False)),
                        fields=["next_owner", "next_on"],
                        name="arrests_review_steps",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("scenario__in", ["operational", "political_will", "both", "other"])
                        ),
                        name="arrests_review_obstacle_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confidence__in", ["", "high", "moderate", "low"])),
                        name="arrests_review_confidence_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("credibility", ""), ("reliability", ""), ("source", ""), ("whereabouts", "")
                            ),
                            models.Q(
                                models.Q(("whereabouts", ""), _negated=True),
                                models.Q(("source", ""), _negated=True),
                                ("credibility__in", ["1", "2", "3", "4", "5", "6"]),
                                ("reliability__in", ["A", "B", "C", "D", "E", "F"]),
                            ),
                            _connector="OR",
                        ),
                        name="arrests_review_whereabouts_graded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("next_on__isnull", True), ("next_owner__isnull", True), ("next_step", "")
                            ),
                            models.Q(
                                models.Q(("next_step", ""), _negated=True),
                                ("next_on__isnull", False),
                                ("next_owner__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="arrests_review_step_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Charge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("effective_on", models.DateField(verbose_name="date")),
                ("known_from", models.DateTimeField(verbose_name="known from")),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="recorded at",
                    ),
                ),
                ("struck_out", models.BooleanField(default=False, verbose_name="struck out")),
                (
                    "code",
                    models.CharField(
                        default=common.codes.new_code,
                        editable=False,
                        max_length=14,
                        unique=True,
                        verbose_name="code",
                    ),
                ),
                ("count", models.PositiveSmallIntegerField(verbose_name="count")),
                ("article", models.CharField(max_length=60, verbose_name="article")),
                ("wording", models.CharField(max_length=400, verbose_name="in plain words")),
                ("is_public", models.BooleanField(default=True, verbose_name="public")),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="arrests.charge",
                        verbose_name="corrects",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
                (
                    "warrant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="charges",
                        to="arrests.warrant",
                        verbose_name="warrant",
                    ),
                ),
            ],
            options={
                "verbose_name": "charge",
                "verbose_name_plural": "charges",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("struck_out", False), ("corrects__isnull", False), _connector="OR"
                        ),
                        name="arrests_charge_strikes_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("count__gte", 1)), name="arrests_charge_counted_from_one"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WarrantEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("effective_on", models.DateField(verbose_name="date")),
                ("known_from", models.DateTimeField(verbose_name="known from")),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="recorded at",
                    ),
                ),
                ("struck_out", models.BooleanField(default=False, verbose_name="struck out")),
                (
                    "code",
                    models.CharField(
                        default=common.codes.new_code,
                        editable=False,
                        max_length=14,
                        unique=True,
                        verbose_name="code",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("issued", "Warrant issued"),
                            ("unsealed", "Made public"),
                            ("amended", "Warrant amended"),
                            ("redacted", "Public redacted version filed"),
                            ("at_large", "Sought, and at large"),
                            ("reported_dead", "Reported dead, not confirmed by the Court"),
                            ("provisionally_arrested", "Provisionally arrested"),
                            ("request_received", "Request for surrender received by the State"),
                            ("arrested", "Taken into national custody"),
                            ("national_proceedings", "Brought before the national court"),
                            ("released", "No longer in national custody"),
                            ("transfer_begun", "Transfer to the Court begun"),
                            ("landed", "Unscheduled landing in transit"),
                            ("transit_requested", "Request for transit received"),
                            ("surrendered", "Surrendered to the Court"),
                            ("escaped", "Escaped, at large again"),
                            ("died", "Death confirmed"),
                            ("proceedings_terminated", "Proceedings terminated"),
                            ("warrant_vacated", "Warrant vacated"),
                            ("case_inadmissible", "Case inadmissible"),
                            ("summons_substituted", "Summons instead of the warrant"),
                            ("charges_not_confirmed", "Charges not confirmed"),
                            ("charges_withdrawn", "Charges withdrawn"),
                            ("convicted", "Convicted"),
                            ("acquitted", "Acquitted"),
                        ],
                        max_length=30,
                        verbose_name="what happened",
                    ),
                ),
                ("is_public", models.BooleanField(default=False, verbose_name="public")),
                (
                    "moment",
                    models.DateTimeField(help_text="Where hours count.", null=True, verbose_name="moment"),
                ),
                ("order_reference", models.CharField(blank=True, max_length=120, verbose_name="decision")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="arrests.warrantevent",
                        verbose_name="corrects",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
                (
                    "warrant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="arrests.warrant",
                        verbose_name="warrant",
                    ),
                ),
            ],
            options={
                "verbose_name": "event of a warrant",
                "verbose_name_plural": "events of warrants",
                "indexes": [
                    models.Index(fields=["warrant", "kind", "effective_on"], name="arrests_event_by_kind")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "issued",
                                    "unsealed",
                                    "amended",
                                    "redacted",
                                    "at_large",
                                    "reported_dead",
                                    "provisionally_arrested",
                                    "request_received",
                                    "arrested",
                                    "national_proceedings",
                                    "released",
                                    "transfer_begun",
                                    "landed",
                                    "transit_requested",
                                    "surrendered",
                                    "escaped",
                                    "died",
                                    "proceedings_terminated",
                                    "warrant_vacated",
                                    "case_inadmissible",
                                    "summons_substituted",
                                    "charges_not_confirmed",
                                    "charges_withdrawn",
                                    "convicted",
                                    "acquitted",
                                ],
                            )
                        ),
                        name="arrests_event_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("struck_out", False), ("corrects__isnull", False), _connector="OR"
                        ),
                        name="arrests_event_strikes_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("corrects", models.F("id")), _negated=True),
                        name="arrests_event_corrects_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_public", True),
                            models.Q(
                                (
                                    "kind__in",
                                    (
                                        "issued",
                                        "unsealed",
                                        "redacted",
                                        "surrendered",
                                        "died",
                                        "proceedings_terminated",
                                        "warrant_vacated",
                                        "case_inadmissible",
                                        "summons_substituted",
                                        "escaped",
                                        "charges_not_confirmed",
                                        "charges_withdrawn",
                                        "convicted",
                                        "acquitted",
                                    ),
                                ),
                                _negated=True,
                            ),
                            _connector="OR",
                        ),
                        name="arrests_event_public_facts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "landed"), ("moment__isnull", False)),
                            models.Q(models.Q(("kind", "landed"), _negated=True), ("moment__isnull", True)),
                            _connector="OR",
                        ),
                        name="arrests_event_hours_counted",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WarrantHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "owner_organ",
                    models.CharField(
                        choices=[
                            ("registry", "Registry"),
                            ("otp", "Office of the Prosecutor"),
                            ("presidency", "Presidency"),
                            ("assembly", "Assembly of States Parties"),
                            ("administration", "Administration"),
                        ],
                        max_length=20,
                        verbose_name="organ",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("public", "Public"),
                            ("confidential", "Confidential"),
                            ("under_seal", "Under seal"),
                        ],
                        default="public",
                        max_length=20,
                        verbose_name="level",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        default=common.codes.new_code, editable=False, max_length=14, verbose_name="code"
                    ),
                ),
                (
                    "number",
                    models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="number"),
                ),
                (
                    "provenance",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("source", "found in a text"),
                            ("mixed", "partly found in a text, partly recalled"),
                            ("recalled", "recalled, not found in a text"),
                        ],
                        max_length=10,
                        verbose_name="dates",
                    ),
                ),
                ("source", models.TextField(blank=True, verbose_name="source")),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Public as soon as the warrant is; leave out what must stay inside the Court.",
                        verbose_name="note",
                    ),
                ),
                (
                    "compartment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.compartment",
                        verbose_name="compartment",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="arrests.warrant",
                    ),
                ),
                (
                    "suspect",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="arrests.suspect",
                        verbose_name="person sought",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReviewPolicy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(unique=True, verbose_name="valid from")),
                ("days", models.PositiveSmallIntegerField(verbose_name="days")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                ("assumed", models.BooleanField(default=False, verbose_name="assumption")),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="recorded at",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "period of reviews",
                "verbose_name_plural": "periods of reviews",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("days__range", (1, 730))), name="arrests_review_policy_days"
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suspect",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "arrests_suspecthistory" ("aliases", "case", "code", "compartment_id", "id", "level", "name", "owner_organ", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "situation_id", "sort_name", "synthetic") SELECT new_values."aliases", new_values."case", new_values."code", new_values."compartment_id", new_values."id", new_values."level", new_values."name", new_values."owner_organ", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."situation_id", new_values."sort_name", new_values."synthetic" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="a8d10ded5b1356be7f56e9556e87b329d9858c02",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c643a",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="arrests_suspect",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suspect",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "arrests_suspecthistory" ("aliases", "case", "code", "compartment_id", "id", "level", "name", "owner_organ", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "situation_id", "sort_name", "synthetic") SELECT new_values."aliases", new_values."case", new_values."code", new_values."compartment_id", new_values."id", new_values."level", new_values."name", new_values."owner_organ", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."situation_id", new_values."sort_name", new_values."synthetic" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="19dc7904743787537b62722f0762610bde58c882",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0c685",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="arrests_suspect",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suspect",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "arrests_suspecthistory" ("aliases", "case", "code", "compartment_id", "id", "level", "name", "owner_organ", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "situation_id", "sort_name", "synthetic") SELECT old_values."aliases", old_values."case", old_values."code", old_values."compartment_id", old_values."id", old_values."level", old_values."name", old_values."owner_organ", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."situation_id", old_values."sort_name", old_values."synthetic" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="cd7a38ee864be1004cf443cdc1ea6578e67e30bf",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_69605",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="arrests_suspect",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="warrant",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "arrests_warranthistory" ("code", "compartment_id", "id", "level", "note", "number", "owner_organ", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provenance", "source", "suspect_id") SELECT new_values."code", new_values."compartment_id", new_values."id", new_values."level", new_values."note", new_values."number", new_values."owner_organ", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."provenance", new_values."source", new_values."suspect_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="ee1f9a9ec69beb42ff5377e915f30dce8860fa37",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4e833",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="arrests_warrant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="warrant",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "arrests_warranthistory" ("code", "compartment_id", "id", "level", "note", "number", "owner_organ", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provenance", "source", "suspect_id") SELECT new_values."code", new_values."compartment_id", new_values."id", new_values."level", new_values."note", new_values."number", new_values."owner_organ", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."provenance", new_values."source", new_values."suspect_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="725e119e073687cd9ca2276d0299a41ae916cd13",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0a340",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="arrests_warrant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="warrant",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "arrests_warranthistory" ("code", "compartment_id", "id", "level", "note", "number", "owner_organ", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provenance", "source", "suspect_id") SELECT old_values."code", old_values."compartment_id", old_values."id", old_values."level", old_values."note", old_values."number", old_values."owner_organ", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."provenance", old_values."source", old_values."suspect_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="201fe5bbcf8b1b71d572be6406c213025c3b85f3",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_95cd3",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="arrests_warrant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="corrects_within",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."corrects_id" IS NOT NULL)',
                    func="if not exists (select 1 from arrests_review where id = new.corrects_id and warrant_id = new.warrant_id) then raise exception 'An entry corrects another one of the same history.' using errcode = 'foreign_key_violation'; end if; return new;",
                    hash="c709b677b1d52faef71602f0b57a77890811fd22",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_corrects_within_bd738",
                    table="arrests_review",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="charge",
            trigger=pgtrigger.compiler.Trigger(
                name="corrects_within",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."corrects_id" IS NOT NULL)',
                    func="if not exists (select 1 from arrests_charge where id = new.corrects_id and warrant_id = new.warrant_id) then raise exception 'An entry corrects another one of the same history.' using errcode = 'foreign_key_violation'; end if; return new;",
                    hash="1258ddf057b0463fa1817583f9a0e8dc89edef62",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_corrects_within_ee35a",
                    table="arrests_charge",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="warrantevent",
            trigger=pgtrigger.compiler.Trigger(
                name="corrects_within",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."corrects_id" IS NOT NULL)',
                    func="if not exists (select 1 from arrests_warrantevent where id = new.corrects_id and warrant_id = new.warrant_id) then raise exception 'An entry corrects another one of the same history.' using errcode = 'foreign_key_violation'; end if; return new;",
                    hash="510bac7eb086e02cf1d89cff48457568af1c858d",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_corrects_within_2e546",
                    table="arrests_warrantevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
