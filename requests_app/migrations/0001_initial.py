import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.comparison
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
    ]

    operations = [
        migrations.CreateModel(
            name="Heartbeat",
            fields=[
                (
                    "job",
                    models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="job"),
                ),
                ("on", models.DateField(verbose_name="for the day")),
                ("completed_at", models.DateTimeField(verbose_name="completed at")),
            ],
            options={
                "verbose_name": "complete pass of a job",
                "verbose_name_plural": "complete passes of jobs",
            },
        ),
        migrations.CreateModel(
            name="RegisterPreference",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "columns",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="columns",
                    ),
                ),
                ("first_view", models.CharField(blank=True, max_length=14, verbose_name="first view")),
            ],
            options={
                "verbose_name": "preference for the register",
                "verbose_name_plural": "preferences for the register",
            },
        ),
        migrations.CreateModel(
            name="CooperationRequest",
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
                        default=common.codes.new_code, editable=False, max_length=14, verbose_name="code"
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        blank=True,
                        help_text="Given at transmission.",
                        max_length=60,
                        null=True,
                        verbose_name="reference",
                    ),
                ),
                (
                    "imported_reference",
                    models.CharField(
                        blank=True,
                        editable=False,
                        max_length=60,
                        verbose_name="reference in the imported file",
                    ),
                ),
                (
                    "originator",
                    models.CharField(
                        choices=[
                            ("registry", "Registry"),
                            ("otp", "Office of the Prosecutor"),
                            ("presidency", "Presidency"),
                            ("chambers", "Chambers"),
                            ("defence", "Defence"),
                        ],
                        max_length=20,
                        verbose_name="asked by",
                    ),
                ),
                (
                    "family",
                    models.CharField(
                        choices=[
                            ("visa", "Visa or travel facilitation"),
                            ("assistance", "Other assistance"),
                            ("arrest_surrender", "Arrest and surrender"),
                            ("provisional_arrest", "Provisional arrest"),
                            ("transit", "Transit"),
                            ("organization_help", "Information or help from an organization"),
                            ("relocation", "Relocation"),
                            ("interim_release", "Interim release"),
                            ("release", "Release of a person"),
                            ("enforcement", "Enforcement of a sentence"),
                            ("speciality_waiver", "Waiver of speciality"),
                            ("immunity_waiver", "Waiver of immunity or consent"),
                            ("reverse", "Request from a State to the Court"),
                        ],
                        max_length=30,
                        verbose_name="family",
                    ),
                ),
                ("article", models.CharField(blank=True, max_length=60, verbose_name="article")),
                ("subject", models.CharField(max_length=300, verbose_name="subject")),
                (
                    "contents",
                    models.JSONField(blank=True, db_default={}, default=dict, verbose_name="contents"),
                ),
                ("urgent", models.BooleanField(default=False, verbose_name="urgent")),
                ("channel", models.CharField(blank=True, max_length=200, verbose_name="channel")),
                ("language", models.CharField(blank=True, max_length=60, verbose_name="language")),
                ("note_number", models.CharField(blank=True, max_length=60, verbose_name="note verbale no.")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                (
                    "due_reason",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="why this date"),
                ),
                (
                    "due_given_on",
                    models.DateField(editable=False, null=True, verbose_name="due date that was given"),
                ),
                (
                    "due_since",
                    models.DateField(editable=False, null=True, verbose_name="due date holds since"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_approval", "In approval"),
                            ("approved", "Approved"),
                            ("transmitted", "Transmitted"),
                            ("acknowledged", "Acknowledged"),
                            ("returned_incomplete", "Returned as incomplete"),
                            ("under_consultation", "Under consultation"),
                            ("postponed", "Postponed"),
                            ("in_execution", "In execution"),
                            ("partially_executed", "Partially executed"),
                            ("executed", "Executed"),
                            ("declined", "Declined"),
                            ("withdrawn", "Withdrawn"),
                            ("superseded", "Superseded"),
                            ("closed", "Closed"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "transmitted_on",
                    models.DateField(editable=False, null=True, verbose_name="transmitted on"),
                ),
                (
                    "transmission_known_from",
                    models.DateTimeField(editable=False, null=True, verbose_name="transmission known from"),
                ),
                (
                    "transmission_corrected",
                    models.BooleanField(
                        db_default=False, default=False, editable=False, verbose_name="transmission corrected"
                    ),
                ),
                (
                    "urgent_medium",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("note_verbale", "Note verbale"),
                            ("letter", "Letter"),
                            ("email", "E-mail"),
                            ("fax", "Fax"),
                            ("secure_platform", "Secure platform"),
                            ("interpol", "INTERPOL"),
                            ("call", "Call or meeting, with a record"),
                        ],
                        db_default="",
                        default="",
                        editable=False,
                        max_length=20,
                        verbose_name="sent ahead by",
                    ),
                ),
                (
                    "urgent_confirmed_on",
                    models.DateField(editable=False, null=True, verbose_name="confirmed by the channel on"),
                ),
                (
                    "amendment",
                    models.PositiveSmallIntegerField(
                        db_default=0, default=0, editable=False, verbose_name="amendment"
                    ),
                ),
                (
                    "acknowledged_on",
                    models.DateField(editable=False, null=True, verbose_name="acknowledged on"),
                ),
                (
                    "reminders",
                    models.PositiveSmallIntegerField(
                        db_default=0, default=0, editable=False, verbose_name="reminders"
                    ),
                ),
                (
                    "escalation",
                    models.PositiveSmallIntegerField(
                        db_default=0, default=0, editable=False, verbose_name="escalation"
                    ),
                ),
                (
                    "clock_stopped",
                    models.BooleanField(default=False, editable=False, verbose_name="clock stopped"),
                ),
                (
                    "postponed_until",
                    models.DateField(editable=False, null=True, verbose_name="postponed until"),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("executed", "Executed"),
                            ("partially_executed", "Partially executed"),
                            ("declined", "Declined"),
                            ("withdrawn", "Withdrawn"),
                            ("superseded", "Superseded"),
                        ],
                        editable=False,
                        max_length=20,
                        verbose_name="outcome",
                    ),
                ),
                ("ended_on", models.DateField(editable=False, null=True, verbose_name="ended on")),
                ("closed_on", models.DateField(editable=False, null=True, verbose_name="closed on")),
                (
                    "satisfied",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("partly", "Partly"), ("no", "No")],
                        db_default="",
                        default="",
                        editable=False,
                        max_length=10,
                        verbose_name="satisfied",
                    ),
                ),
                (
                    "warrant_linked",
                    models.BooleanField(default=False, editable=False, verbose_name="linked to a warrant"),
                ),
                ("approved_on", models.DateField(editable=False, null=True, verbose_name="approved on")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("synthetic", models.BooleanField(default=False, editable=False, verbose_name="synthetic")),
                (
                    "document_names",
                    models.TextField(
                        blank=True,
                        db_default="",
                        default="",
                        editable=False,
                        verbose_name="names of its documents",
                    ),
                ),
                (
                    "search_vector",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.Func(
                                models.Value("simple"),
                                models.Func(
                                    models.Func(
                                        django.db.models.functions.comparison.Coalesce(
                                            models.F("reference"), models.Value("")
                                        ),
                                        models.Value(" "),
                                        models.F("subject"),
                                        models.Value(" "),
                                        models.F("note_number"),
                                        models.Value(" "),
                                        models.F("document_names"),
                                        arg_joiner=" || ",
                                        template="(%(expressions)s)",
                                    ),
                                    models.Value(
                                        "àáâãäåāÀÁÂÃÄÅĀçćčÇĆČďđĎĐèéêëēęěÈÉÊËĒĘĚğĞìíîïīıÌÍÎÏĪİłŁñńňÑŃŇòóôõöøōőÒÓÔÕÖØŌŐřŘśšşșŚŠŞȘťţțŤŢȚùúûüūůűÙÚÛÜŪŮŰýÿÝŸźżžŹŻŽ/_.-'’"
                                    ),
                                    models.Value(
                                        "aaaaaaaaaaaaaaccccccddddeeeeeeeeeeeeeeggiiiiiiiiiiiillnnnnnnoooooooooooooooorrssssssssttttttuuuuuuuuuuuuuuyyyyzzzzzz      "
                                    ),
                                    function="translate",
                                ),
                                function="to_tsvector",
                            ),
                            models.Func(
                                models.Value("english"),
                                models.Func(
                                    models.Func(
                                        django.db.models.functions.comparison.Coalesce(
                                            models.F("reference"), models.Value("")
                                        ),
                                        models.Value(" "),
                                        models.F("subject"),
                                        models.Value(" "),
                                        models.F("note_number"),
                                        models.Value(" "),
                                        models.F("document_names"),
                                        arg_joiner=" || ",
                                        template="(%(expressions)s)",
                                    ),
                                    models.Value(
                                        "àáâãäåāÀÁÂÃÄÅĀçćčÇĆČďđĎĐèéêëēęěÈÉÊËĒĘĚğĞìíîïīıÌÍÎÏĪİłŁñńňÑŃŇòóôõöøōőÒÓÔÕÖØŌŐřŘśšşșŚŠŞȘťţțŤŢȚùúûüūůűÙÚÛÜŪŮŰýÿÝŸźżžŹŻŽ/_.-'’"
                                    ),
                                    models.Value(
                                        "aaaaaaaaaaaaaaccccccddddeeeeeeeeeeeeeeggiiiiiiiiiiiillnnnnnnoooooooooooooooorrssssssssttttttuuuuuuuuuuuuuuyyyyzzzzzz      "
                                    ),
                                    function="translate",
                                ),
                                function="to_tsvector",
                            ),
                            models.Func(
                                models.Value("french"),
                                models.Func(
                                    models.Func(
                                        django.db.models.functions.comparison.Coalesce(
                                            models.F("reference"), models.Value("")
                                        ),
                                        models.Value(" "),
                                        models.F("subject"),
                                        models.Value(" "),
                                        models.F("note_number"),
                                        models.Value(" "),
                                        models.F("document_names"),
                                        arg_joiner=" || ",
                                        template="(%(expressions)s)",
                                    ),
                                    models.Value(
                                        "àáâãäåāÀÁÂÃÄÅĀçćčÇĆČďđĎĐèéêëēęěÈÉÊËĒĘĚğĞìíîïīıÌÍÎÏĪİłŁñńňÑŃŇòóôõöøōőÒÓÔÕÖØŌŐřŘśšşșŚŠŞȘťţțŤŢȚùúûüūůűÙÚÛÜŪŮŰýÿÝŸźżžŹŻŽ/_.-'’"
                                    ),
                                    models.Value(
                                        "aaaaaaaaaaaaaaccccccddddeeeeeeeeeeeeeeggiiiiiiiiiiiillnnnnnnoooooooooooooooorrssssssssttttttuuuuuuuuuuuuuuyyyyzzzzzz      "
                                    ),
                                    function="translate",
                                ),
                                function="to_tsvector",
                            ),
                            models.Func(
                                models.Value("simple"),
                                models.Func(
                                    models.Func(
                                        django.db.models.functions.comparison.Coalesce(
                                            models.F("reference"), models.Value("")
                                        ),
                                        models.Value("/_.- "),
                                        models.Value(""),
                                        function="translate",
                                    ),
                                    models.Value(" "),
                                    models.Func(
                                        models.F("note_number"),
                                        models.Value("/_.- "),
                                        models.Value(""),
                                        function="translate",
                                    ),
                                    models.Value(" partner"),
                                    django.db.models.functions.comparison.Cast(
                                        models.F("partner"), models.TextField()
                                    ),
                                    arg_joiner=" || ",
                                    template="(%(expressions)s)",
                                ),
                                function="to_tsvector",
                            ),
                            arg_joiner=" || ",
                            template="%(expressions)s",
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approved by",
                    ),
                ),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="assigned to",
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
                    "created_by",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="logged by",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="partners.partner",
                        verbose_name="addressee",
                    ),
                ),
                (
                    "situation",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="partners.situation",
                        verbose_name="situation",
                    ),
                ),
                (
                    "superseded_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supersedes",
                        to="requests_app.cooperationrequest",
                        verbose_name="superseded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "request",
                "verbose_name_plural": "requests",
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_on__isnull", True), ("transmitted_on__isnull", False)),
                        fields=["due_on", "id"],
                        name="requests_open_by_due",
                    ),
                    models.Index(fields=["ended_on", "due_on"], name="requests_by_end"),
                    models.Index(fields=["due_on", "id", "transmitted_on"], name="requests_by_due"),
                    models.Index(fields=["transmitted_on", "id"], name="requests_by_transmission"),
                    models.Index(fields=["reference", "id"], name="requests_by_reference"),
                    models.Index(fields=["owner_organ", "due_on", "id"], name="requests_organ_by_due"),
                    models.Index(
                        fields=["owner_organ", "transmitted_on", "id"], name="requests_organ_by_transmission"
                    ),
                    models.Index(
                        fields=["owner_organ", "family", "transmitted_on"], name="requests_of_family"
                    ),
                    models.Index(fields=["partner", "transmitted_on", "id"], name="requests_of_partner"),
                    models.Index(fields=["situation", "transmitted_on", "id"], name="requests_of_situation"),
                    models.Index(fields=["status", "due_on", "id"], name="requests_of_status"),
                    models.Index(
                        condition=models.Q(("transmission_corrected", True)),
                        fields=["id"],
                        name="requests_corrected_sending",
                    ),
                    models.Index(
                        condition=models.Q(("urgent", True)),
                        fields=["due_on", "id"],
                        name="requests_urgent_by_due",
                    ),
                    models.Index(fields=["assigned_to", "due_on", "id"], name="requests_of_person"),
                    models.Index(fields=["originator"], name="requests_of_originator"),
                    models.Index(
                        condition=models.Q(("escalation__gt", 0)),
                        fields=["due_on", "id"],
                        name="requests_escalated",
                    ),
                    models.Index(fields=["created_by", "id"], name="requests_by_author"),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["search_vector"], name="requests_search"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", "under_seal"), _negated=True),
                            ("compartment__isnull", False),
                            _connector="OR",
                        ),
                        name="requests_app_cooperationrequest_sealed_in_compartment",
                        violation_error_message="A matter under seal belongs to a compartment; choose one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["public", "confidential", "under_seal"])),
                        name="requests_app_cooperationrequest_level_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "owner_organ__in",
                                ["registry", "otp", "presidency", "assembly", "administration"],
                            )
                        ),
                        name="requests_app_cooperationrequest_organ_known",
                    ),
                    models.UniqueConstraint(fields=("code",), name="requests_request_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(("owner_organ__in", ("registry", "otp"))),
                        name="requests_request_transmitter",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "family__in",
                                [
                                    "visa",
                                    "assistance",
                                    "arrest_surrender",
                                    "provisional_arrest",
                                    "transit",
                                    "organization_help",
                                    "relocation",
                                    "interim_release",
                                    "release",
                                    "enforcement",
                                    "speciality_waiver",
                                    "immunity_waiver",
                                    "reverse",
                                ],
                            )
                        ),
                        name="requests_request_family_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("originator__in", ["registry", "otp", "presidency", "chambers", "defence"])
                        ),
                        name="requests_request_originator_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "draft",
                                    "in_approval",
                                    "approved",
                                    "transmitted",
                                    "acknowledged",
                                    "returned_incomplete",
                                    "under_consultation",
                                    "postponed",
                                    "in_execution",
                                    "partially_executed",
                                    "executed",
                                    "declined",
                                    "withdrawn",
                                    "superseded",
                                    "closed",
                                ],
                            )
                        ),
                        name="requests_request_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                ["", "executed", "partially_executed", "declined", "withdrawn", "superseded"],
                            )
                        ),
                        name="requests_request_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("compartment__isnull", True), ("level", "under_seal"), _connector="OR"
                        ),
                        name="requests_request_compartment_for_sealed",
                        violation_error_message="Only a request under seal belongs to a compartment.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("level", "under_seal"),
                            ("reference__regex", "^(REG|OTP)/[0-9]{4}/[0-9]{4,}$"),
                            _negated=True,
                        ),
                        name="requests_request_sealed_without_number",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("level", "under_seal"), _negated=True),
                        fields=("owner_organ", "reference"),
                        name="requests_request_reference_once",
                        violation_error_message="This reference is in the register already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("transmission_known_from__isnull", True), ("transmitted_on__isnull", True)
                            ),
                            models.Q(
                                ("reference__isnull", False),
                                ("transmission_known_from__isnull", False),
                                ("transmitted_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="requests_request_transmission_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("draft", "in_approval", "approved")), _negated=True),
                            ("transmitted_on__isnull", True),
                            ("amendment__gt", 0),
                            _connector="OR",
                        ),
                        name="requests_request_prepared_not_sent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "status__in",
                                    [
                                        "transmitted",
                                        "acknowledged",
                                        "under_consultation",
                                        "postponed",
                                        "in_execution",
                                        "partially_executed",
                                        "returned_incomplete",
                                        "executed",
                                        "declined",
                                        "superseded",
                                    ],
                                ),
                                _negated=True,
                            ),
                            ("transmitted_on__isnull", False),
                            _connector="OR",
                        ),
                        name="requests_request_answered_was_sent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("transmitted_on__isnull", False),
                            ("outcome__in", ["", "withdrawn"]),
                            _connector="OR",
                        ),
                        name="requests_request_unsent_only_withdrawn",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_on__isnull", False),
                                ("status__in", ("executed", "declined", "withdrawn", "superseded", "closed")),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "status__in",
                                        ("executed", "declined", "withdrawn", "superseded", "closed"),
                                    ),
                                    _negated=True,
                                ),
                                ("ended_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="requests_request_ended_with_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", False), ("status", "closed")),
                            models.Q(
                                models.Q(("status", "closed"), _negated=True), ("closed_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="requests_request_closed_with_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "outcome__in",
                                    ["executed", "partially_executed", "declined", "withdrawn", "superseded"],
                                ),
                                ("status", "closed"),
                            ),
                            models.Q(
                                ("outcome", models.F("status")),
                                (
                                    "status__in",
                                    ["executed", "partially_executed", "declined", "withdrawn", "superseded"],
                                ),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "status__in",
                                        [
                                            "closed",
                                            "executed",
                                            "partially_executed",
                                            "declined",
                                            "withdrawn",
                                            "superseded",
                                        ],
                                    ),
                                    _negated=True,
                                ),
                                ("outcome", ""),
                            ),
                            _connector="OR",
                        ),
                        name="requests_request_outcome_of_status",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("satisfied__in", ["", "yes", "partly", "no"]),
                            models.Q(("satisfied", ""), ("status", "closed"), _connector="OR"),
                        ),
                        name="requests_request_satisfied_at_closing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("superseded_by__isnull", True),
                            models.Q(
                                ("outcome", "superseded"),
                                models.Q(("superseded_by", models.F("id")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="requests_request_superseded_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("clock_stopped", True), ("status__in", ("under_consultation", "postponed"))
                            ),
                            models.Q(
                                models.Q(("status__in", ("under_consultation", "postponed")), _negated=True),
                                ("clock_stopped", False),
                            ),
                            _connector="OR",
                        ),
                        name="requests_request_clock_of_status",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("postponed_until__isnull", True), ("status", "postponed"), _connector="OR"
                        ),
                        name="requests_request_postponed_until",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amendment", 0), ("transmitted_on__isnull", False), _connector="OR"
                        ),
                        name="requests_request_amended_was_sent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("escalation__lte", 7)), name="requests_request_escalation_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "urgent_medium__in",
                                [
                                    "",
                                    "note_verbale",
                                    "letter",
                                    "email",
                                    "fax",
                                    "secure_platform",
                                    "interpol",
                                    "call",
                                ],
                            )
                        ),
                        name="requests_request_urgent_medium_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("urgent_confirmed_on__isnull", True),
                            models.Q(
                                models.Q(("urgent_medium", ""), _negated=True),
                                ("urgent_confirmed_on__gte", models.F("transmitted_on")),
                            ),
                            _connector="OR",
                        ),
                        name="requests_request_confirmed_was_urgent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_by__isnull", True), ("approved_on__isnull", True)),
                            models.Q(("approved_by__isnull", False), ("approved_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="requests_request_approval_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("transmitted_on__isnull", True),
                            ("due_on__isnull", True),
                            ("transmitted_on__lte", models.F("due_on")),
                            _connector="OR",
                        ),
                        name="requests_request_transmitted_due",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("transmitted_on__isnull", True),
                            ("acknowledged_on__isnull", True),
                            ("transmitted_on__lte", models.F("acknowledged_on")),
                            _connector="OR",
                        ),
                        name="requests_request_transmitted_acknowledged",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("transmitted_on__isnull", True),
                            ("ended_on__isnull", True),
                            ("transmitted_on__lte", models.F("ended_on")),
                            _connector="OR",
                        ),
                        name="requests_request_transmitted_ended",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("acknowledged_on__isnull", True),
                            ("ended_on__isnull", True),
                            ("acknowledged_on__lte", models.F("ended_on")),
                            _connector="OR",
                        ),
                        name="requests_request_acknowledged_ended",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("closed_on__isnull", True),
                            ("ended_on__lte", models.F("closed_on")),
                            _connector="OR",
                        ),
                        name="requests_request_ended_closed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("request", "Request"),
                            ("annex", "Annex"),
                            ("warrant", "Copy of the warrant"),
                            ("judgment", "Copy of the judgment or sentence"),
                            ("note_verbale", "Note verbale"),
                            ("reminder", "Reminder"),
                            ("reply", "Reply"),
                            ("translation", "Translation"),
                            ("other", "Other document"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("dated_on", models.DateField(blank=True, null=True, verbose_name="date of the document")),
                (
                    "own_level",
                    models.CharField(
                        choices=[
                            ("public", "Public"),
                            ("confidential", "Confidential"),
                            ("under_seal", "Under seal"),
                        ],
                        default="public",
                        max_length=20,
                        verbose_name="marking",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="number")),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                ("media_type", models.CharField(max_length=100, verbose_name="type")),
                ("size", models.PositiveBigIntegerField(verbose_name="size in bytes")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("key", models.CharField(max_length=40, unique=True, verbose_name="key of the file")),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="recorded at",
                    ),
                ),
                (
                    "previous",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="requests_app.document",
                        verbose_name="replaces",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="requests_app.cooperationrequest",
                        verbose_name="request",
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "indexes": [models.Index(fields=["request", "id"], name="requests_document_in_order")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "request",
                                    "annex",
                                    "warrant",
                                    "judgment",
                                    "note_verbale",
                                    "reminder",
                                    "reply",
                                    "translation",
                                    "other",
                                ],
                            )
                        ),
                        name="requests_document_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("own_level__in", ("public", "confidential"))),
                        name="requests_document_level_own",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number", ""), ("kind__in", ("note_verbale", "reminder")), _connector="OR"
                        ),
                        name="requests_document_number_of_note",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("previous__isnull", True), ("version", 1)),
                            models.Q(("previous__isnull", False), ("version__gt", 1)),
                            _connector="OR",
                        ),
                        name="requests_document_version_follows",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$"), ("size__gt", 0)),
                        name="requests_document_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DocumentWithdrawal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField(verbose_name="reason")),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="recorded at",
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawal",
                        to="requests_app.document",
                        verbose_name="document",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "withdrawal of a document",
                "verbose_name_plural": "withdrawals of documents",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="requests_withdrawal_with_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DuePolicy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "family",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("visa", "Visa or travel facilitation"),
                            ("assistance", "Other assistance"),
                            ("arrest_surrender", "Arrest and surrender"),
                            ("provisional_arrest", "Provisional arrest"),
                            ("transit", "Transit"),
                            ("organization_help", "Information or help from an organization"),
                            ("relocation", "Relocation"),
                            ("interim_release", "Interim release"),
                            ("release", "Release of a person"),
                            ("enforcement", "Enforcement of a sentence"),
                            ("speciality_waiver", "Waiver of speciality"),
                            ("immunity_waiver", "Waiver of immunity or consent"),
                            ("reverse", "Request from a State to the Court"),
                        ],
                        help_text="Empty: every family.",
                        max_length=30,
                        verbose_name="family",
                    ),
                ),
                ("urgent", models.BooleanField(default=False, verbose_name="urgent")),
                (
                    "group",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("states", "States"),
                            ("organizations", "Organizations"),
                            ("AFR", "African States"),
                            ("APG", "Asia-Pacific States"),
                            ("EEG", "Eastern European States"),
                            ("GRULAC", "Latin American and Caribbean States"),
                            ("WEOG", "Western European and other States"),
                        ],
                        max_length=20,
                        verbose_name="addressees",
                    ),
                ),
                (
                    "version",
                    models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("days", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="days")),
                (
                    "unit",
                    models.CharField(
                        choices=[("calendar", "calendar days"), ("working", "working days")],
                        default="calendar",
                        max_length=10,
                        verbose_name="counted in",
                    ),
                ),
                (
                    "calendars",
                    models.CharField(
                        choices=[
                            ("court", "the Court’s"),
                            ("addressee", "the addressee State’s"),
                            ("both", "the Court’s and the addressee State’s"),
                        ],
                        default="court",
                        max_length=10,
                        verbose_name="calendar",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                ("assumed", models.BooleanField(default=True, verbose_name="assumption")),
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
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.partner",
                        verbose_name="addressee",
                    ),
                ),
            ],
            options={
                "verbose_name": "due-date policy",
                "verbose_name_plural": "due-date policies",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "family__in",
                                [
                                    "",
                                    "visa",
                                    "assistance",
                                    "arrest_surrender",
                                    "provisional_arrest",
                                    "transit",
                                    "organization_help",
                                    "relocation",
                                    "interim_release",
                                    "release",
                                    "enforcement",
                                    "speciality_waiver",
                                    "immunity_waiver",
                                    "reverse",
                                ],
                            )
                        ),
                        name="requests_policy_family_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unit__in", ["calendar", "working"])),
                        name="requests_policy_unit_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("calendars__in", ["court", "addressee", "both"])),
                        name="requests_policy_calendar_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("group", ""),
                            models.Q(
                                (
                                    "group__in",
                                    ["states", "organizations", "AFR", "APG", "EEG", "GRULAC", "WEOG"],
                                ),
                                ("partner__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="requests_policy_group_or_partner",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("days__isnull", True), ("days__range", (1, 3650)), _connector="OR"
                        ),
                        name="requests_policy_days",
                    ),
                    models.UniqueConstraint(
                        fields=("family", "urgent", "partner", "group", "version"),
                        name="requests_policy_version_once",
                        nulls_distinct=False,
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="cooperationrequest",
            name="due_policy",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="requests_app.duepolicy",
                verbose_name="policy of the due date",
            ),
        ),
        migrations.CreateModel(
            name="GroupMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("group", models.CharField(db_index=True, max_length=14, verbose_name="group")),
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="membership",
                        to="requests_app.cooperationrequest",
                        verbose_name="request",
                    ),
                ),
            ],
            options={
                "verbose_name": "member of a group",
                "verbose_name_plural": "members of groups",
            },
        ),
        migrations.CreateModel(
            name="ImportJob",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting for the worker"),
                            ("running", "Under way"),
                            ("done", "Ready"),
                            ("failed", "Failed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="queued",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("percent", models.PositiveSmallIntegerField(default=0, verbose_name="progress")),
                ("step", models.CharField(blank=True, max_length=200, verbose_name="step")),
                ("attempt", models.PositiveSmallIntegerField(default=0, verbose_name="attempt")),
                ("error", models.TextField(blank=True, verbose_name="reason of the failure")),
                ("requested_at", models.DateTimeField(verbose_name="requested at")),
                ("started_at", models.DateTimeField(null=True, verbose_name="started at")),
                ("seen_at", models.DateTimeField(verbose_name="last sign of life")),
                ("finished_at", models.DateTimeField(null=True, verbose_name="finished at")),
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
                    "phase",
                    models.CharField(
                        choices=[("check", "Check"), ("import", "Import")],
                        default="check",
                        max_length=10,
                        verbose_name="phase",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name of the file")),
                ("file", models.CharField(blank=True, max_length=120, verbose_name="place")),
                ("rows", models.PositiveIntegerField(default=0, verbose_name="rows")),
                ("added", models.PositiveIntegerField(default=0, verbose_name="new")),
                ("changed", models.PositiveIntegerField(default=0, verbose_name="changed")),
                ("unchanged", models.PositiveIntegerField(default=0, verbose_name="unchanged")),
                ("bad_rows", models.PositiveIntegerField(default=0, verbose_name="rows with errors")),
                ("errors", models.PositiveIntegerField(default=0, verbose_name="errors")),
                ("digest", models.CharField(blank=True, max_length=64, verbose_name="digest of the changes")),
                ("preview", models.JSONField(blank=True, default=list, verbose_name="preview")),
                ("expires_at", models.DateTimeField(verbose_name="kept until")),
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
                    "requested_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="requested by",
                    ),
                ),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "imports",
                "indexes": [models.Index(fields=["requested_by", "-id"], name="requests_import_latest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["queued", "running", "done", "failed", "cancelled"])
                        ),
                        name="requests_app_importjob_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_at__isnull", True), ("status__in", ("queued", "running"))),
                            models.Q(
                                models.Q(("status__in", ("queued", "running")), _negated=True),
                                ("finished_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="requests_app_importjob_finished_when_over",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(models.Q(("status", "failed"), _negated=True), ("error", "")),
                            models.Q(models.Q(("error", ""), _negated=True), ("status", "failed")),
                            _connector="OR",
                        ),
                        name="requests_app_importjob_failure_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("phase__in", ["check", "import"])),
                        name="requests_app_importjob_phase_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportFinding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("row", models.PositiveIntegerField(verbose_name="row")),
                ("column", models.CharField(blank=True, max_length=40, verbose_name="column")),
                ("value", models.CharField(blank=True, max_length=80, verbose_name="value")),
                ("sentence", models.TextField(verbose_name="what to do")),
                ("blocks", models.BooleanField(verbose_name="blocks")),
                (
                    "job",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="findings",
                        to="requests_app.importjob",
                        verbose_name="import",
                    ),
                ),
            ],
            options={
                "verbose_name": "finding of an import",
                "verbose_name_plural": "findings of imports",
                "indexes": [models.Index(fields=["job", "blocks", "id"], name="requests_finding_of_job")],
            },
        ),
        migrations.CreateModel(
            name="InternalNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(verbose_name="text")),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="recorded at",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="internal_notes",
                        to="requests_app.cooperationrequest",
                        verbose_name="request",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
            ],
            options={
                "verbose_name": "internal note",
                "verbose_name_plural": "internal notes",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="requests_internalnote_says_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("due_on", models.DateField(verbose_name="due on")),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="recorded at",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="requests_app.cooperationrequest",
                        verbose_name="request",
                    ),
                ),
            ],
            options={
                "verbose_name": "notice of lateness",
                "verbose_name_plural": "notices of lateness",
                "constraints": [
                    models.UniqueConstraint(fields=("request", "due_on"), name="requests_notice_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="NumberCounter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "series",
                    models.CharField(
                        choices=[("requests", "Requests"), ("notes", "Notes verbales and reminders")],
                        default="requests",
                        max_length=20,
                        verbose_name="series",
                    ),
                ),
                ("organ", models.CharField(max_length=20, verbose_name="organ")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("last", models.PositiveIntegerField(default=0, verbose_name="last number")),
            ],
            options={
                "verbose_name": "number counter",
                "verbose_name_plural": "number counters",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("series__in", ["requests", "notes"])),
                        name="requests_counter_series_known",
                    ),
                    models.UniqueConstraint(fields=("series", "organ", "year"), name="requests_counter_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recomputation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting for the worker"),
                            ("running", "Under way"),
                            ("done", "Ready"),
                            ("failed", "Failed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="queued",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("percent", models.PositiveSmallIntegerField(default=0, verbose_name="progress")),
                ("step", models.CharField(blank=True, max_length=200, verbose_name="step")),
                ("attempt", models.PositiveSmallIntegerField(default=0, verbose_name="attempt")),
                ("error", models.TextField(blank=True, verbose_name="reason of the failure")),
                ("requested_at", models.DateTimeField(verbose_name="requested at")),
                ("started_at", models.DateTimeField(null=True, verbose_name="started at")),
                ("seen_at", models.DateTimeField(verbose_name="last sign of life")),
                ("finished_at", models.DateTimeField(null=True, verbose_name="finished at")),
                ("cause", models.CharField(max_length=300, verbose_name="cause")),
                ("first", models.DateField(null=True, verbose_name="from")),
                ("last", models.DateField(null=True, verbose_name="to")),
                (
                    "policy",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="requests_app.duepolicy",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="requested by",
                    ),
                ),
            ],
            options={
                "verbose_name": "recomputation of due dates",
                "verbose_name_plural": "recomputations of due dates",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["queued", "running", "done", "failed", "cancelled"])
                        ),
                        name="requests_app_recomputation_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_at__isnull", True), ("status__in", ("queued", "running"))),
                            models.Q(
                                models.Q(("status__in", ("queued", "running")), _negated=True),
                                ("finished_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="requests_app_recomputation_finished_when_over",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(models.Q(("status", "failed"), _negated=True), ("error", "")),
                            models.Q(models.Q(("error", ""), _negated=True), ("status", "failed")),
                            _connector="OR",
                        ),
                        name="requests_app_recomputation_failure_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChosenRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="requests_app.cooperationrequest",
                    ),
                ),
                (
                    "recomputation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chosen",
                        to="requests_app.recomputation",
                    ),
                ),
            ],
            options={
                "verbose_name": "request chosen for recomputation",
                "verbose_name_plural": "requests chosen for recomputation",
                "constraints": [
                    models.UniqueConstraint(fields=("recomputation", "request"), name="requests_chosen_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="RequestEvent",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("logged", "Logged"),
                            ("edited", "Draft changed"),
                            ("submitted", "Submitted for approval"),
                            ("sent_back", "Sent back to its author"),
                            ("approved", "Approved"),
                            ("transmitted", "Transmitted"),
                            ("urgent_confirmed", "Confirmed by the channel"),
                            ("acknowledged", "Acknowledged"),
                            ("returned_incomplete", "Returned as incomplete"),
                            ("amended", "Amended version begun"),
                            ("consultation_opened", "Consultation opened"),
                            ("postponed", "Postponed"),
                            ("resumed", "Resumed"),
                            ("execution_started", "Execution began"),
                            ("partially_executed", "Partially executed"),
                            ("executed", "Executed"),
                            ("declined", "Declined"),
                            ("withdrawn", "Withdrawn"),
                            ("superseded", "Superseded"),
                            ("reminded", "Reminder sent"),
                            ("silence_explained", "Reason for silence noted"),
                            ("escalated", "Level of escalation changed"),
                            ("due_date_changed", "Due date changed"),
                            ("assigned", "Put in somebody’s charge"),
                            ("extended", "Extended"),
                            ("extension_removed", "Extension removed"),
                            ("due_date_recomputed", "Due date computed again"),
                            ("closed", "Closed"),
                            ("reopened", "Reopened"),
                            ("corrected", "Struck out as an error"),
                        ],
                        max_length=30,
                        verbose_name="what",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("detail", models.JSONField(blank=True, default=dict, verbose_name="details")),
                (
                    "due_before",
                    models.DateField(
                        editable=False,
                        help_text="The due date that this event moved, or whose clock it stopped.",
                        null=True,
                        verbose_name="due date until then",
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="requests_app.requestevent",
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
                    "request",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="requests_app.cooperationrequest",
                        verbose_name="request",
                    ),
                ),
            ],
            options={
                "verbose_name": "event of a request",
                "verbose_name_plural": "events of requests",
                "indexes": [
                    models.Index(fields=["request", "effective_on", "id"], name="requests_event_in_order"),
                    models.Index(
                        condition=models.Q(("due_before__isnull", False)),
                        fields=["effective_on"],
                        name="requests_event_moved_due",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "logged",
                                    "edited",
                                    "submitted",
                                    "sent_back",
                                    "approved",
                                    "transmitted",
                                    "urgent_confirmed",
                                    "acknowledged",
                                    "returned_incomplete",
                                    "amended",
                                    "consultation_opened",
                                    "postponed",
                                    "resumed",
                                    "execution_started",
                                    "partially_executed",
                                    "executed",
                                    "declined",
                                    "withdrawn",
                                    "superseded",
                                    "reminded",
                                    "silence_explained",
                                    "escalated",
                                    "due_date_changed",
                                    "assigned",
                                    "extended",
                                    "extension_removed",
                                    "due_date_recomputed",
                                    "closed",
                                    "reopened",
                                    "corrected",
                                ],
                            )
                        ),
                        name="requests_event_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "corrected"), _negated=True),
                            ("corrects__isnull", False),
                            _connector="OR",
                        ),
                        name="requests_event_strikes_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("corrects", models.F("id")), _negated=True),
                        name="requests_event_corrects_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RequestHistory",
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
                    "reference",
                    models.CharField(
                        blank=True,
                        help_text="Given at transmission.",
                        max_length=60,
                        null=True,
                        verbose_name="reference",
                    ),
                ),
                (
                    "imported_reference",
                    models.CharField(
                        blank=True,
                        editable=False,
                        max_length=60,
                        verbose_name="reference in the imported file",
                    ),
                ),
                (
                    "originator",
                    models.CharField(
                        choices=[
                            ("registry", "Registry"),
                            ("otp", "Office of the Prosecutor"),
                            ("presidency", "Presidency"),
                            ("chambers", "Chambers"),
                            ("defence", "Defence"),
                        ],
                        max_length=20,
                        verbose_name="asked by",
                    ),
                ),
                (
                    "family",
                    models.CharField(
                        choices=[
                            ("visa", "Visa or travel facilitation"),
                            ("assistance", "Other assistance"),
                            ("arrest_surrender", "Arrest and surrender"),
                            ("provisional_arrest", "Provisional arrest"),
                            ("transit", "Transit"),
                            ("organization_help", "Information or help from an organization"),
                            ("relocation", "Relocation"),
                            ("interim_release", "Interim release"),
                            ("release", "Release of a person"),
                            ("enforcement", "Enforcement of a sentence"),
                            ("speciality_waiver", "Waiver of speciality"),
                            ("immunity_waiver", "Waiver of immunity or consent"),
                            ("reverse", "Request from a State to the Court"),
                        ],
                        max_length=30,
                        verbose_name="family",
                    ),
                ),
                ("article", models.CharField(blank=True, max_length=60, verbose_name="article")),
                ("subject", models.CharField(max_length=300, verbose_name="subject")),
                (
                    "contents",
                    models.JSONField(blank=True, db_default={}, default=dict, verbose_name="contents"),
                ),
                ("urgent", models.BooleanField(default=False, verbose_name="urgent")),
                ("channel", models.CharField(blank=True, max_length=200, verbose_name="channel")),
                ("language", models.CharField(blank=True, max_length=60, verbose_name="language")),
                ("note_number", models.CharField(blank=True, max_length=60, verbose_name="note verbale no.")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                (
                    "due_reason",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="why this date"),
                ),
                (
                    "due_given_on",
                    models.DateField(editable=False, null=True, verbose_name="due date that was given"),
                ),
                (
                    "due_since",
                    models.DateField(editable=False, null=True, verbose_name="due date holds since"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_approval", "In approval"),
                            ("approved", "Approved"),
                            ("transmitted", "Transmitted"),
                            ("acknowledged", "Acknowledged"),
                            ("returned_incomplete", "Returned as incomplete"),
                            ("under_consultation", "Under consultation"),
                            ("postponed", "Postponed"),
                            ("in_execution", "In execution"),
                            ("partially_executed", "Partially executed"),
                            ("executed", "Executed"),
                            ("declined", "Declined"),
                            ("withdrawn", "Withdrawn"),
                            ("superseded", "Superseded"),
                            ("closed", "Closed"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "transmitted_on",
                    models.DateField(editable=False, null=True, verbose_name="transmitted on"),
                ),
                (
                    "transmission_known_from",
                    models.DateTimeField(editable=False, null=True, verbose_name="transmission known from"),
                ),
                (
                    "transmission_corrected",
                    models.BooleanField(
                        db_default=False, default=False, editable=False, verbose_name="transmission corrected"
                    ),
                ),
                (
                    "urgent_medium",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("note_verbale", "Note verbale"),
                            ("letter", "Letter"),
                            ("email", "E-mail"),
                            ("fax", "Fax"),
                            ("secure_platform", "Secure platform"),
                            ("interpol", "INTERPOL"),
                            ("call", "Call or meeting, with a record"),
                        ],
                        db_default="",
                        default="",
                        editable=False,
                        max_length=20,
                        verbose_name="sent ahead by",
                    ),
                ),
                (
                    "urgent_confirmed_on",
                    models.DateField(editable=False, null=True, verbose_name="confirmed by the channel on"),
                ),
                (
                    "amendment",
                    models.PositiveSmallIntegerField(
                        db_default=0, default=0, editable=False, verbose_name="amendment"
                    ),
                ),
                (
                    "acknowledged_on",
                    models.DateField(editable=False, null=True, verbose_name="acknowledged on"),
                ),
                (
                    "reminders",
                    models.PositiveSmallIntegerField(
                        db_default=0, default=0, editable=False, verbose_name="reminders"
                    ),
                ),
                (
                    "escalation",
                    models.PositiveSmallIntegerField(
                        db_default=0, default=0, editable=False, verbose_name="escalation"
                    ),
                ),
                (
                    "clock_stopped",
                    models.BooleanField(default=False, editable=False, verbose_name="clock stopped"),
                ),
                (
                    "postponed_until",
                    models.DateField(editable=False, null=True, verbose_name="postponed until"),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("executed", "Executed"),
                            ("partially_executed", "Partially executed"),
                            ("declined", "Declined"),
                            ("withdrawn", "Withdrawn"),
                            ("superseded", "Superseded"),
                        ],
                        editable=False,
                        max_length=20,
                        verbose_name="outcome",
                    ),
                ),
                ("ended_on", models.DateField(editable=False, null=True, verbose_name="ended on")),
                ("closed_on", models.DateField(editable=False, null=True, verbose_name="closed on")),
                (
                    "satisfied",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("partly", "Partly"), ("no", "No")],
                        db_default="",
                        default="",
                        editable=False,
                        max_length=10,
                        verbose_name="satisfied",
                    ),
                ),
                (
                    "warrant_linked",
                    models.BooleanField(default=False, editable=False, verbose_name="linked to a warrant"),
                ),
                ("approved_on", models.DateField(editable=False, null=True, verbose_name="approved on")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("synthetic", models.BooleanField(default=False, editable=False, verbose_name="synthetic")),
                (
                    "approved_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approved by",
                    ),
                ),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="assigned to",
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
                    "created_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="logged by",
                    ),
                ),
                (
                    "due_policy",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="requests_app.duepolicy",
                        verbose_name="policy of the due date",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.partner",
                        verbose_name="addressee",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="requests_app.cooperationrequest",
                    ),
                ),
                (
                    "situation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.situation",
                        verbose_name="situation",
                    ),
                ),
                (
                    "superseded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="requests_app.cooperationrequest",
                        verbose_name="superseded by",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "organ",
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
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("query", models.CharField(blank=True, max_length=1000, verbose_name="query")),
                ("shared", models.BooleanField(default=False, verbose_name="shared with the organ")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="saved by",
                    ),
                ),
            ],
            options={
                "verbose_name": "saved view",
                "verbose_name_plural": "saved views",
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "name"), name="requests_savedview_name_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("organ__in", ["registry", "otp", "presidency", "assembly", "administration"])
                        ),
                        name="requests_savedview_organ_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnsentForm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[("log", "Log a request"), ("batch", "Log a batch")],
                        max_length=20,
                        verbose_name="form",
                    ),
                ),
                ("content", models.JSONField(verbose_name="content")),
                ("kept_at", models.DateTimeField(verbose_name="kept at")),
                (
                    "compartment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.compartment",
                        verbose_name="compartment",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "unsent form",
                "verbose_name_plural": "unsent forms",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "form", "compartment"),
                        name="requests_unsentform_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("form__in", ["log", "batch"])),
                        name="requests_unsentform_form_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkingCalendar",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "weekend",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        default=list,
                        help_text="Days of the week, Monday is 0.",
                        size=None,
                        verbose_name="week-end",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.partner",
                        verbose_name="State",
                    ),
                ),
            ],
            options={
                "verbose_name": "calendar",
                "verbose_name_plural": "calendars",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partner",), name="requests_calendar_once_each", nulls_distinct=False
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weekend__len__lte", 3)), name="requests_calendar_has_work"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="recomputation",
            name="calendar",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="requests_app.workingcalendar",
            ),
        ),
        migrations.CreateModel(
            name="Holiday",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("assumed", models.BooleanField(default=True, verbose_name="assumption")),
                (
                    "calendar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="holidays",
                        to="requests_app.workingcalendar",
                        verbose_name="calendar",
                    ),
                ),
            ],
            options={
                "verbose_name": "holiday",
                "verbose_name_plural": "holidays",
                "ordering": ["day"],
                "constraints": [
                    models.UniqueConstraint(fields=("calendar", "day"), name="requests_holiday_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarYear",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("assumed", models.BooleanField(default=True, verbose_name="assumption")),
                (
                    "calendar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="years",
                        to="requests_app.workingcalendar",
                        verbose_name="calendar",
                    ),
                ),
            ],
            options={
                "verbose_name": "year of a calendar",
                "verbose_name_plural": "years of calendars",
                "ordering": ["year"],
                "constraints": [
                    models.UniqueConstraint(fields=("calendar", "year"), name="requests_calendar_year_once")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="cooperationrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("due_policy__isnull", True), ("due_given_on__isnull", True), _connector="OR"
                ),
                name="requests_request_due_by_one_rule",
            ),
        ),
        migrations.AddConstraint(
            model_name="recomputation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("calendar__isnull", False),
                        ("first__isnull", False),
                        ("last__isnull", False),
                        ("policy__isnull", True),
                    ),
                    models.Q(
                        ("calendar__isnull", True),
                        ("first__isnull", True),
                        ("last__isnull", True),
                        ("policy__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="requests_recomputation_cause",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cooperationrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "requests_app_requesthistory" ("acknowledged_on", "amendment", "approved_by_id", "approved_on", "article", "assigned_to_id", "channel", "clock_stopped", "closed_on", "code", "compartment_id", "contents", "created_by_id", "due_given_on", "due_on", "due_policy_id", "due_reason", "due_since", "ended_on", "escalation", "family", "id", "imported_reference", "language", "level", "note_number", "originator", "outcome", "owner_organ", "partner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postponed_until", "reference", "reminders", "satisfied", "situation_id", "status", "subject", "superseded_by_id", "synthetic", "transmission_corrected", "transmission_known_from", "transmitted_on", "urgent", "urgent_confirmed_on", "urgent_medium", "version", "warrant_linked") SELECT new_values."acknowledged_on", new_values."amendment", new_values."approved_by_id", new_values."approved_on", new_values."article", new_values."assigned_to_id", new_values."channel", new_values."clock_stopped", new_values."closed_on", new_values."code", new_values."compartment_id", new_values."contents", new_values."created_by_id", new_values."due_given_on", new_values."due_on", new_values."due_policy_id", new_values."due_reason", new_values."due_since", new_values."ended_on", new_values."escalation", new_values."family", new_values."id", new_values."imported_reference", new_values."language", new_values."level", new_values."note_number", new_values."originator", new_values."outcome", new_values."owner_organ", new_values."partner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."postponed_until", new_values."reference", new_values."reminders", new_values."satisfied", new_values."situation_id", new_values."status", new_values."subject", new_values."superseded_by_id", new_values."synthetic", new_values."transmission_corrected", new_values."transmission_known_from", new_values."transmitted_on", new_values."urgent", new_values."urgent_confirmed_on", new_values."urgent_medium", new_values."version", new_values."warrant_linked" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="6328bdab6d92e5f8bd95cd451dbd9f42b4fbdfde",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_aba4a",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="requests_app_cooperationrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cooperationrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "requests_app_requesthistory" ("acknowledged_on", "amendment", "approved_by_id", "approved_on", "article", "assigned_to_id", "channel", "clock_stopped", "closed_on", "code", "compartment_id", "contents", "created_by_id", "due_given_on", "due_on", "due_policy_id", "due_reason", "due_since", "ended_on", "escalation", "family", "id", "imported_reference", "language", "level", "note_number", "originator", "outcome", "owner_organ", "partner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postponed_until", "reference", "reminders", "satisfied", "situation_id", "status", "subject", "superseded_by_id", "synthetic", "transmission_corrected", "transmission_known_from", "transmitted_on", "urgent", "urgent_confirmed_on", "urgent_medium", "version", "warrant_linked") SELECT new_values."acknowledged_on", new_values."amendment", new_values."approved_by_id", new_values."approved_on", new_values."article", new_values."assigned_to_id", new_values."channel", new_values."clock_stopped", new_values."closed_on", new_values."code", new_values."compartment_id", new_values."contents", new_values."created_by_id", new_values."due_given_on", new_values."due_on", new_values."due_policy_id", new_values."due_reason", new_values."due_since", new_values."ended_on", new_values."escalation", new_values."family", new_values."id", new_values."imported_reference", new_values."language", new_values."level", new_values."note_number", new_values."originator", new_values."outcome", new_values."owner_organ", new_values."partner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."postponed_until", new_values."reference", new_values."reminders", new_values."satisfied", new_values."situation_id", new_values."status", new_values."subject", new_values."superseded_by_id", new_values."synthetic", new_values."transmission_corrected", new_values."transmission_known_from", new_values."transmitted_on", new_values."urgent", new_values."urgent_confirmed_on", new_values."urgent_medium", new_values."version", new_values."warrant_linked" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."acknowledged_on" IS DISTINCT FROM (new_values."acknowledged_on") OR old_values."amendment" IS DISTINCT FROM (new_values."amendment") OR old_values."approved_by_id" IS DISTINCT FROM (new_values."approved_by_id") OR old_values."approved_on" IS DISTINCT FROM (new_values."approved_on") OR old_values."article" IS DISTINCT FROM (new_values."article") OR old_values."assigned_to_id" IS DISTINCT FROM (new_values."assigned_to_id") OR old_values."channel" IS DISTINCT FROM (new_values."channel") OR old_values."clock_stopped" IS DISTINCT FROM (new_values."clock_stopped") OR old_values."closed_on" IS DISTINCT FROM (new_values."closed_on") OR old_values."code" IS DISTINCT FROM (new_values."code") OR old_values."compartment_id" IS DISTINCT FROM (new_values."compartment_id") OR old_values."contents" IS DISTINCT FROM (new_values."contents") OR old_values."created_by_id" IS DISTINCT FROM (new_values."created_by_id") OR old_values."due_given_on" IS DISTINCT FROM (new_values."due_given_on") OR old_values."due_on" IS DISTINCT FROM (new_values."due_on") OR old_values."due_policy_id" IS DISTINCT FROM (new_values."due_policy_id") OR old_values."due_reason" IS DISTINCT FROM (new_values."due_reason") OR old_values."due_since" IS DISTINCT FROM (new_values."due_since") OR old_values."ended_on" IS DISTINCT FROM (new_values."ended_on") OR old_values."escalation" IS DISTINCT FROM (new_values."escalation") OR old_values."family" IS DISTINCT FROM (new_values."family") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."imported_reference" IS DISTINCT FROM (new_values."imported_reference") OR old_values."language" IS DISTINCT FROM (new_values."language") OR old_values."level" IS DISTINCT FROM (new_values."level") OR old_values."note_number" IS DISTINCT FROM (new_values."note_number") OR old_values."originator" IS DISTINCT FROM (new_values."originator") OR old_values."outcome" IS DISTINCT FROM (new_values."outcome") OR old_values."owner_organ" IS DISTINCT FROM (new_values."owner_organ") OR old_values."partner_id" IS DISTINCT FROM (new_values."partner_id") OR old_values."postponed_until" IS DISTINCT FROM (new_values."postponed_until") OR old_values."reference" IS DISTINCT FROM (new_values."reference") OR old_values."reminders" IS DISTINCT FROM (new_values."reminders") OR old_values."satisfied" IS DISTINCT FROM (new_values."satisfied") OR old_values."situation_id" IS DISTINCT FROM (new_values."situation_id") OR old_values."status" IS DISTINCT FROM (new_values."status") OR old_values."subject" IS DISTINCT FROM (new_values."subject") OR old_values."superseded_by_id" IS DISTINCT FROM (new_values."superseded_by_id") OR old_values."synthetic" IS DISTINCT FROM (new_values."synthetic") OR old_values."transmission_corrected" IS DISTINCT FROM (new_values."transmission_corrected") OR old_values."transmission_known_from" IS DISTINCT FROM (new_values."transmission_known_from") OR old_values."transmitted_on" IS DISTINCT FROM (new_values."transmitted_on") OR old_values."urgent" IS DISTINCT FROM (new_values."urgent") OR old_values."urgent_confirmed_on" IS DISTINCT FROM (new_values."urgent_confirmed_on") OR old_values."urgent_medium" IS DISTINCT FROM (new_values."urgent_medium") OR old_values."version" IS DISTINCT FROM (new_values."version") OR old_values."warrant_linked" IS DISTINCT FROM (new_values."warrant_linked")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="243e9a9429999807d5dea4a1863d7f711a004f52",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_31482",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="requests_app_cooperationrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cooperationrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "requests_app_requesthistory" ("acknowledged_on", "amendment", "approved_by_id", "approved_on", "article", "assigned_to_id", "channel", "clock_stopped", "closed_on", "code", "compartment_id", "contents", "created_by_id", "due_given_on", "due_on", "due_policy_id", "due_reason", "due_since", "ended_on", "escalation", "family", "id", "imported_reference", "language", "level", "note_number", "originator", "outcome", "owner_organ", "partner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postponed_until", "reference", "reminders", "satisfied", "situation_id", "status", "subject", "superseded_by_id", "synthetic", "transmission_corrected", "transmission_known_from", "transmitted_on", "urgent", "urgent_confirmed_on", "urgent_medium", "version", "warrant_linked") SELECT old_values."acknowledged_on", old_values."amendment", old_values."approved_by_id", old_values."approved_on", old_values."article", old_values."assigned_to_id", old_values."channel", old_values."clock_stopped", old_values."closed_on", old_values."code", old_values."compartment_id", old_values."contents", old_values."created_by_id", old_values."due_given_on", old_values."due_on", old_values."due_policy_id", old_values."due_reason", old_values."due_since", old_values."ended_on", old_values."escalation", old_values."family", old_values."id", old_values."imported_reference", old_values."language", old_values."level", old_values."note_number", old_values."originator", old_values."outcome", old_values."owner_organ", old_values."partner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."postponed_until", old_values."reference", old_values."reminders", old_values."satisfied", old_values."situation_id", old_values."status", old_values."subject", old_values."superseded_by_id", old_values."synthetic", old_values."transmission_corrected", old_values."transmission_known_from", old_values."transmitted_on", old_values."urgent", old_values."urgent_confirmed_on", old_values."urgent_medium", old_values."version", old_values."warrant_linked" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="28bc934485a126345616cd88b7d81969eeae43e3",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_db8cc",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="requests_app_cooperationrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requestevent",
            trigger=pgtrigger.compiler.Trigger(
                name="corrects_within",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."corrects_id" IS NOT NULL)',
                    func="if not exists (select 1 from requests_app_requestevent where id = new.corrects_id and request_id = new.request_id) then raise exception 'An entry corrects another one of the same history.' using errcode = 'foreign_key_violation'; end if; return new;",
                    hash="785268fde554af72deb8d0d4984365f96f66589d",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_corrects_within_73b94",
                    table="requests_app_requestevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
