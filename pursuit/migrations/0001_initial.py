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
        ("arrests", "0001_initial"),
        ("partners", "0001_initial"),
        ("requests_app", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
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
                    "status",
                    models.CharField(
                        choices=[
                            ("potential", "Potential"),
                            ("averred", "Averred"),
                            ("heard", "Averred, State heard"),
                            ("found", "Found"),
                            ("not_found", "No finding"),
                            ("referred", "Referred"),
                            ("not_referred", "Found, not referred"),
                            ("assembly", "Referred, before the Assembly"),
                            ("resolved", "Resolved"),
                            ("closed", "Closed"),
                            ("reported", "Reported to the Assembly"),
                        ],
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("began_on", models.DateField(verbose_name="since")),
                (
                    "precision",
                    models.CharField(
                        choices=[("day", "The day"), ("month", "Only the month")],
                        default="day",
                        max_length=10,
                        verbose_name="known to",
                    ),
                ),
                ("due_on", models.DateField(null=True, verbose_name="next deadline")),
                ("due_step", models.CharField(blank=True, max_length=20, verbose_name="what falls due")),
                (
                    "duty",
                    models.CharField(
                        choices=[
                            ("state_party", "State Party"),
                            ("council", "Bound by the Security Council"),
                            ("acceptance", "Accepted the jurisdiction of the Court"),
                            ("arrangement", "Ad hoc arrangement or agreement"),
                            ("residual", "Withdrawn, still bound in this matter"),
                            ("voluntary", "Voluntary: not bound"),
                        ],
                        max_length=20,
                        verbose_name="duty to cooperate",
                    ),
                ),
                (
                    "duty_source",
                    models.CharField(blank=True, max_length=300, verbose_name="on which it rests"),
                ),
                ("public_text", models.TextField(blank=True, verbose_name="public narrative")),
                ("published_on", models.DateField(null=True, verbose_name="published")),
                ("source", models.TextField(blank=True, verbose_name="source")),
                ("opened_at", models.DateTimeField(verbose_name="opened at")),
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
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="opened by",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="partners.partner",
                        verbose_name="State",
                    ),
                ),
                (
                    "warrant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="arrests.warrant",
                        verbose_name="warrant",
                    ),
                ),
            ],
            options={
                "verbose_name": "instance of non-cooperation",
                "verbose_name_plural": "instances of non-cooperation",
                "indexes": [
                    models.Index(fields=["due_on", "id"], name="pursuit_case_by_due"),
                    models.Index(fields=["began_on", "id"], name="pursuit_case_by_day"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", "under_seal"), _negated=True),
                            ("compartment__isnull", False),
                            _connector="OR",
                        ),
                        name="pursuit_case_sealed_in_compartment",
                        violation_error_message="A matter under seal belongs to a compartment; choose one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["public", "confidential", "under_seal"])),
                        name="pursuit_case_level_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "owner_organ__in",
                                ["registry", "otp", "presidency", "assembly", "administration"],
                            )
                        ),
                        name="pursuit_case_organ_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "potential",
                                    "averred",
                                    "heard",
                                    "found",
                                    "not_found",
                                    "referred",
                                    "not_referred",
                                    "assembly",
                                    "resolved",
                                    "closed",
                                    "reported",
                                ],
                            )
                        ),
                        name="pursuit_case_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "duty__in",
                                [
                                    "state_party",
                                    "council",
                                    "acceptance",
                                    "arrangement",
                                    "residual",
                                    "voluntary",
                                ],
                            )
                        ),
                        name="pursuit_case_duty_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("precision__in", ["day", "month"])),
                        name="pursuit_case_precision_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", "public"), ("published_on__isnull", False)),
                            models.Q(
                                models.Q(("level", "public"), _negated=True),
                                ("public_text", ""),
                                ("published_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="pursuit_case_published_with_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("due_on__isnull", True), ("due_step", "")),
                            models.Q(("due_on__isnull", False), models.Q(("due_step", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="pursuit_case_due_with_step",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on__isnull", True),
                            (
                                "status__in",
                                frozenset(
                                    [
                                        "assembly",
                                        "averred",
                                        "found",
                                        "heard",
                                        "not_referred",
                                        "potential",
                                        "referred",
                                    ]
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="pursuit_case_ended_not_due",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseEvent",
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
                            ("potential", "Potential instance noted"),
                            ("averred", "Averred instance noted"),
                            ("president_informed", "President of the Assembly informed"),
                            ("president_acted", "Action by the President of the Assembly"),
                            ("consultations_ended", "Consultations exhausted"),
                            ("ruling_sought", "Ruling on legality sought by the State"),
                            ("invited", "State invited to be heard"),
                            ("heard", "State heard"),
                            ("found", "Failure to cooperate found by the Court"),
                            ("not_found", "No finding by the Court"),
                            ("referred", "Referred by the Court"),
                            ("not_referred", "Referral decided against"),
                            ("exceptional", "Emergency meeting of the Bureau without a referral"),
                            ("seized", "Emergency meeting of the Bureau"),
                            ("open_letter", "Open letter of the President of the Assembly"),
                            ("views_received", "Views of the State received"),
                            ("ambassadors", "Bureau meeting at ambassador level"),
                            ("public_meeting", "Public meeting of the New York Working Group"),
                            ("bureau_report", "Report of the Bureau with recommendations"),
                            ("plenary", "Debate in the plenary of the Assembly"),
                            ("informal", "Informal step of the Assembly"),
                            ("dispute", "Negotiations on a dispute begun"),
                            ("dispute_ended", "Dispute settled or referred"),
                            ("resolved", "Resolved"),
                            ("closed", "Closed"),
                            ("reported", "Reported to the Assembly"),
                            ("reopened", "Opened again"),
                        ],
                        max_length=30,
                        verbose_name="what happened",
                    ),
                ),
                (
                    "precision",
                    models.CharField(
                        choices=[("day", "The day"), ("month", "Only the month")],
                        default="day",
                        max_length=10,
                        verbose_name="known to",
                    ),
                ),
                ("is_public", models.BooleanField(default=False, verbose_name="public")),
                ("decision", models.CharField(blank=True, max_length=200, verbose_name="decision or filing")),
                ("document", models.CharField(blank=True, max_length=200, verbose_name="document")),
                ("actor", models.CharField(blank=True, max_length=200, verbose_name="by whom")),
                (
                    "step",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("good_offices", "Good offices of the President"),
                            ("focal_point", "Contact by a regional focal point"),
                            ("neighbours", "Contact with neighbouring States"),
                            ("secretariat", "Alert by the Secretariat"),
                            ("other", "Another informal step"),
                        ],
                        max_length=20,
                        verbose_name="step",
                    ),
                ),
                (
                    "referred_to",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("assembly", "Assembly of States Parties"),
                            ("council", "Security Council"),
                            ("both", "Assembly and Security Council"),
                        ],
                        max_length=10,
                        verbose_name="referred to",
                    ),
                ),
                (
                    "resolution",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("surrendered", "The person was arrested or surrendered"),
                            ("no_travel", "The travel did not take place"),
                            ("complied", "The State complied otherwise"),
                        ],
                        max_length=20,
                        verbose_name="how resolved",
                    ),
                ),
                ("due_on", models.DateField(null=True, verbose_name="by")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="pursuit.case",
                        verbose_name="instance",
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="pursuit.caseevent",
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
            ],
            options={
                "verbose_name": "entry of an instance",
                "verbose_name_plural": "entries of instances",
                "indexes": [models.Index(fields=["case", "effective_on"], name="pursuit_caseevent_by_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "potential",
                                    "averred",
                                    "president_informed",
                                    "president_acted",
                                    "consultations_ended",
                                    "ruling_sought",
                                    "invited",
                                    "heard",
                                    "found",
                                    "not_found",
                                    "referred",
                                    "not_referred",
                                    "exceptional",
                                    "seized",
                                    "open_letter",
                                    "views_received",
                                    "ambassadors",
                                    "public_meeting",
                                    "bureau_report",
                                    "plenary",
                                    "informal",
                                    "dispute",
                                    "dispute_ended",
                                    "resolved",
                                    "closed",
                                    "reported",
                                    "reopened",
                                ],
                            )
                        ),
                        name="pursuit_caseevent_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("struck_out", False), ("corrects__isnull", False), _connector="OR"
                        ),
                        name="pursuit_caseevent_strikes_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("corrects", models.F("id")), _negated=True),
                        name="pursuit_caseevent_corrects_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("precision__in", ["day", "month"])),
                        name="pursuit_caseevent_precision_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("precision", "day"), ("effective_on__day", 1), _connector="OR"),
                        name="pursuit_caseevent_month_from_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "referred"), _negated=True),
                            ("referred_to__in", ["assembly", "council", "both"]),
                            _connector="OR",
                        ),
                        name="pursuit_caseevent_referred_to",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(verbose_name="internal narrative")),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="recorded at",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="pursuit.case",
                        verbose_name="instance",
                    ),
                ),
                (
                    "event",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="note",
                        to="pursuit.caseevent",
                        verbose_name="entry",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
            ],
            options={
                "verbose_name": "internal note on an instance",
                "verbose_name_plural": "internal notes on instances",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="pursuit_casenote_says_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="pursuit.case",
                        verbose_name="instance",
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
                        related_name="case_links",
                        to="requests_app.cooperationrequest",
                        verbose_name="request",
                    ),
                ),
            ],
            options={
                "verbose_name": "request of an instance",
                "verbose_name_plural": "requests of instances",
                "constraints": [
                    models.UniqueConstraint(fields=("case", "request"), name="pursuit_caserequest_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Duty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("state_party", "State Party"),
                            ("council", "Bound by the Security Council"),
                            ("acceptance", "Accepted the jurisdiction of the Court"),
                            ("arrangement", "Ad hoc arrangement or agreement"),
                            ("residual", "Withdrawn, still bound in this matter"),
                            ("voluntary", "Voluntary: not bound"),
                        ],
                        max_length=20,
                        verbose_name="basis",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("source", models.CharField(max_length=300, verbose_name="source")),
                (
                    "verified",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("source", "Every date found in a text"),
                            ("mixed", "Main dates found in a text"),
                            ("recalled", "Recalled, not found in a text"),
                        ],
                        max_length=10,
                        verbose_name="provenance",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="partners.partner",
                        verbose_name="State",
                    ),
                ),
                (
                    "situation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.situation",
                        verbose_name="situation",
                    ),
                ),
            ],
            options={
                "verbose_name": "duty of a State that is no party",
                "verbose_name_plural": "duties of States that are no parties",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partner", "situation", "basis", "starts_on"),
                        name="pursuit_duty_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("basis__in", ("council", "acceptance", "arrangement"))),
                        name="pursuit_duty_outside_the_statute",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("starts_on__lte", models.F("ends_on")),
                            _connector="OR",
                        ),
                        name="pursuit_duty_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(verbose_name="public narrative")),
                ("proposed_at", models.DateTimeField(verbose_name="proposed at")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="decided at")),
                ("confirmed", models.BooleanField(default=False, verbose_name="confirmed")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="pursuit.case",
                        verbose_name="instance",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
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
            ],
            options={
                "verbose_name": "proposal to publish",
                "verbose_name_plural": "proposals to publish",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("decided_at__isnull", True)),
                        fields=("case",),
                        name="pursuit_publication_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("confirmed", False),
                                ("decided_at__isnull", True),
                                ("decided_by__isnull", True),
                            ),
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="pursuit_publication_decided_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed", False),
                            models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="pursuit_publication_two_people",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sighting",
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
                        choices=[("seen", "Seen"), ("travel", "Planned travel")],
                        max_length=10,
                        verbose_name="what",
                    ),
                ),
                ("place", models.CharField(max_length=200, verbose_name="place")),
                ("begins_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("source", models.CharField(max_length=200, verbose_name="source")),
                (
                    "reliability",
                    models.CharField(
                        choices=[
                            ("A", "A – reliable"),
                            ("B", "B – usually reliable"),
                            ("C", "C – fairly reliable"),
                            ("D", "D – not usually reliable"),
                            ("E", "E – unreliable"),
                            ("F", "F – cannot be judged"),
                        ],
                        max_length=1,
                        verbose_name="source graded",
                    ),
                ),
                (
                    "credibility",
                    models.CharField(
                        choices=[
                            ("1", "1 – confirmed by other sources"),
                            ("2", "2 – probably true"),
                            ("3", "3 – possibly true"),
                            ("4", "4 – doubtful"),
                            ("5", "5 – improbable"),
                            ("6", "6 – cannot be judged"),
                        ],
                        max_length=1,
                        verbose_name="information graded",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="pursuit.sighting",
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
                        related_name="sightings",
                        to="arrests.warrant",
                        verbose_name="warrant",
                    ),
                ),
            ],
            options={
                "verbose_name": "sighting",
                "verbose_name_plural": "sightings",
                "indexes": [models.Index(fields=["warrant", "begins_on"], name="pursuit_sighting_by_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["seen", "travel"])),
                        name="pursuit_sighting_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("credibility__in", ["1", "2", "3", "4", "5", "6"]),
                            ("reliability__in", ["A", "B", "C", "D", "E", "F"]),
                        ),
                        name="pursuit_sighting_graded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("begins_on__lte", models.F("ends_on")),
                            _connector="OR",
                        ),
                        name="pursuit_sighting_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Leg",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("through", models.BooleanField(default=False, verbose_name="in transit")),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.partner",
                        verbose_name="State",
                    ),
                ),
                (
                    "sighting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="legs",
                        to="pursuit.sighting",
                        verbose_name="sighting",
                    ),
                ),
            ],
            options={
                "verbose_name": "State on a route",
                "verbose_name_plural": "States on routes",
                "constraints": [
                    models.UniqueConstraint(fields=("sighting", "partner"), name="pursuit_leg_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseHistory",
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
                    "status",
                    models.CharField(
                        choices=[
                            ("potential", "Potential"),
                            ("averred", "Averred"),
                            ("heard", "Averred, State heard"),
                            ("found", "Found"),
                            ("not_found", "No finding"),
                            ("referred", "Referred"),
                            ("not_referred", "Found, not referred"),
                            ("assembly", "Referred, before the Assembly"),
                            ("resolved", "Resolved"),
                            ("closed", "Closed"),
                            ("reported", "Reported to the Assembly"),
                        ],
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("began_on", models.DateField(verbose_name="since")),
                (
                    "precision",
                    models.CharField(
                        choices=[("day", "The day"), ("month", "Only the month")],
                        default="day",
                        max_length=10,
                        verbose_name="known to",
                    ),
                ),
                ("due_on", models.DateField(null=True, verbose_name="next deadline")),
                ("due_step", models.CharField(blank=True, max_length=20, verbose_name="what falls due")),
                (
                    "duty",
                    models.CharField(
                        choices=[
                            ("state_party", "State Party"),
                            ("council", "Bound by the Security Council"),
                            ("acceptance", "Accepted the jurisdiction of the Court"),
                            ("arrangement", "Ad hoc arrangement or agreement"),
                            ("residual", "Withdrawn, still bound in this matter"),
                            ("voluntary", "Voluntary: not bound"),
                        ],
                        max_length=20,
                        verbose_name="duty to cooperate",
                    ),
                ),
                (
                    "duty_source",
                    models.CharField(blank=True, max_length=300, verbose_name="on which it rests"),
                ),
                ("public_text", models.TextField(blank=True, verbose_name="public narrative")),
                ("published_on", models.DateField(null=True, verbose_name="published")),
                ("source", models.TextField(blank=True, verbose_name="source")),
                ("opened_at", models.DateTimeField(verbose_name="opened at")),
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
                    "opened_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="opened by",
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
                        verbose_name="State",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="pursuit.case",
                    ),
                ),
                (
                    "warrant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="arrests.warrant",
                        verbose_name="warrant",
                    ),
                ),
                (
                    "sighting",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pursuit.sighting",
                        verbose_name="sighting",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="case",
            name="sighting",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cases",
                to="pursuit.sighting",
                verbose_name="sighting",
            ),
        ),
        migrations.CreateModel(
            name="Turn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first", models.DateField(verbose_name="from")),
                ("last", models.DateField(verbose_name="until")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="turns",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="on duty",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="set by",
                    ),
                ),
            ],
            options={
                "verbose_name": "turn of duty",
                "verbose_name_plural": "turns of duty",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("first__lte", models.F("last"))), name="pursuit_turn_in_order"
                    ),
                    models.UniqueConstraint(fields=("person", "first", "last"), name="pursuit_turn_once"),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="caseevent",
            trigger=pgtrigger.compiler.Trigger(
                name="corrects_within",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."corrects_id" IS NOT NULL)',
                    func="if not exists (select 1 from pursuit_caseevent where id = new.corrects_id and case_id = new.case_id) then raise exception 'An entry corrects another one of the same history.' using errcode = 'foreign_key_violation'; end if; return new;",
                    hash="573b83cd4241f52749005ae843b637bdaed32e09",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_corrects_within_5e4d2",
                    table="pursuit_caseevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sighting",
            trigger=pgtrigger.compiler.Trigger(
                name="corrects_within",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."corrects_id" IS NOT NULL)',
                    func="if not exists (select 1 from pursuit_sighting where id = new.corrects_id and warrant_id = new.warrant_id) then raise exception 'An entry corrects another one of the same history.' using errcode = 'foreign_key_violation'; end if; return new;",
                    hash="8de84eafe69c29434db99408254cbaae8b332e05",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_corrects_within_e8ea3",
                    table="pursuit_sighting",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="case",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pursuit_casehistory" ("began_on", "code", "compartment_id", "due_on", "due_step", "duty", "duty_source", "id", "level", "opened_at", "opened_by_id", "owner_organ", "partner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "precision", "public_text", "published_on", "sighting_id", "source", "status", "synthetic", "warrant_id") SELECT new_values."began_on", new_values."code", new_values."compartment_id", new_values."due_on", new_values."due_step", new_values."duty", new_values."duty_source", new_values."id", new_values."level", new_values."opened_at", new_values."opened_by_id", new_values."owner_organ", new_values."partner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."precision", new_values."public_text", new_values."published_on", new_values."sighting_id", new_values."source", new_values."status", new_values."synthetic", new_values."warrant_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="3c2e73fc6b65908666023b355e8edb1996f3fc99",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2a1a2",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="pursuit_case",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="case",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pursuit_casehistory" ("began_on", "code", "compartment_id", "due_on", "due_step", "duty", "duty_source", "id", "level", "opened_at", "opened_by_id", "owner_organ", "partner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "precision", "public_text", "published_on", "sighting_id", "source", "status", "synthetic", "warrant_id") SELECT new_values."began_on", new_values."code", new_values."compartment_id", new_values."due_on", new_values."due_step", new_values."duty", new_values."duty_source", new_values."id", new_values."level", new_values."opened_at", new_values."opened_by_id", new_values."owner_organ", new_values."partner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."precision", new_values."public_text", new_values."published_on", new_values."sighting_id", new_values."source", new_values."status", new_values."synthetic", new_values."warrant_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="3ed4e8e6a1bc54e3576f9213f5edf8893193f614",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ce242",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="pursuit_case",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="case",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pursuit_casehistory" ("began_on", "code", "compartment_id", "due_on", "due_step", "duty", "duty_source", "id", "level", "opened_at", "opened_by_id", "owner_organ", "partner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "precision", "public_text", "published_on", "sighting_id", "source", "status", "synthetic", "warrant_id") SELECT old_values."began_on", old_values."code", old_values."compartment_id", old_values."due_on", old_values."due_step", old_values."duty", old_values."duty_source", old_values."id", old_values."level", old_values."opened_at", old_values."opened_by_id", old_values."owner_organ", old_values."partner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."precision", old_values."public_text", old_values."published_on", old_values."sighting_id", old_values."source", old_values."status", old_values."synthetic", old_values."warrant_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="7e9b4a1522163c6fbba401ca31cae15292a17293",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9a9be",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="pursuit_case",
                    when="AFTER",
                ),
            ),
        ),
    ]
