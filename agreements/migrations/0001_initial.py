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
            name="Agreement",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("relocation", "Relocation of witnesses"),
                            ("enforcement_of_sentences", "Enforcement of sentences"),
                            ("enforcement_ad_hoc", "Enforcement of one sentence"),
                            ("interim_release", "Interim release"),
                            ("release_of_persons", "Release of persons"),
                        ],
                        max_length=30,
                        verbose_name="type",
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[("framework", "Framework"), ("ad_hoc", "Ad hoc")],
                        default="framework",
                        max_length=10,
                        verbose_name="form",
                    ),
                ),
                (
                    "signed_at_event",
                    models.CharField(
                        blank=True,
                        help_text="The meeting at which it was signed, if any.",
                        max_length=120,
                        verbose_name="signed at",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("model_shared", "Model shared"),
                            ("willingness_expressed", "Willingness expressed"),
                            ("negotiating", "Negotiating"),
                            ("text_agreed", "Text agreed or initialled"),
                            ("signed", "Concluded, not in force"),
                            ("in_force", "In force"),
                            ("suspended", "Suspended"),
                            ("denounced", "Denounced"),
                            ("terminated", "Terminated"),
                            ("expired", "Expired"),
                            ("lapsed", "Lapsed"),
                            ("declined", "Declined"),
                        ],
                        editable=False,
                        max_length=30,
                        verbose_name="stage",
                    ),
                ),
                ("concluded_on", models.DateField(editable=False, null=True, verbose_name="concluded on")),
                ("source", models.TextField(blank=True, verbose_name="source")),
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
                ("note", models.TextField(blank=True, verbose_name="note")),
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
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.partner",
                        verbose_name="State",
                    ),
                ),
            ],
            options={
                "verbose_name": "agreement",
                "verbose_name_plural": "agreements",
                "indexes": [models.Index(fields=["kind", "concluded_on"], name="agreements_kind_concluded")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", "under_seal"), _negated=True),
                            ("compartment__isnull", False),
                            _connector="OR",
                        ),
                        name="agreements_agreement_sealed_in_compartment",
                        violation_error_message="A matter under seal belongs to a compartment; choose one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["public", "confidential", "under_seal"])),
                        name="agreements_agreement_level_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "owner_organ__in",
                                ["registry", "otp", "presidency", "assembly", "administration"],
                            )
                        ),
                        name="agreements_agreement_organ_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "relocation",
                                    "enforcement_of_sentences",
                                    "enforcement_ad_hoc",
                                    "interim_release",
                                    "release_of_persons",
                                ],
                            )
                        ),
                        name="agreements_agreement_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("form__in", ["framework", "ad_hoc"])),
                        name="agreements_agreement_form_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "model_shared",
                                    "willingness_expressed",
                                    "negotiating",
                                    "text_agreed",
                                    "signed",
                                    "in_force",
                                    "suspended",
                                    "denounced",
                                    "terminated",
                                    "expired",
                                    "lapsed",
                                    "declined",
                                ],
                            )
                        ),
                        name="agreements_agreement_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "relocation"), ("owner_organ", "registry")),
                            models.Q(("kind", "enforcement_of_sentences"), ("owner_organ", "presidency")),
                            models.Q(("kind", "enforcement_ad_hoc"), ("owner_organ", "presidency")),
                            models.Q(("kind", "interim_release"), ("owner_organ", "registry")),
                            models.Q(("kind", "release_of_persons"), ("owner_organ", "registry")),
                            _connector="OR",
                        ),
                        name="agreements_agreement_lead_organ",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("kind", "enforcement_of_sentences"), _negated=True),
                                ("form", "framework"),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("kind", "enforcement_ad_hoc"), _negated=True),
                                ("form", "ad_hoc"),
                                _connector="OR",
                            ),
                        ),
                        name="agreements_agreement_form_of_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "relocation"), _negated=True),
                            models.Q(
                                ("compartment__isnull", False), models.Q(("level", "public"), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="agreements_agreement_relocation_in_compartment",
                        violation_error_message="A relocation agreement is confidential and belongs to a compartment.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("concluded_on__isnull", False),
                                (
                                    "status__in",
                                    ("signed", "in_force", "suspended", "denounced", "terminated", "expired"),
                                ),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "status__in",
                                        (
                                            "signed",
                                            "in_force",
                                            "suspended",
                                            "denounced",
                                            "terminated",
                                            "expired",
                                        ),
                                    ),
                                    _negated=True,
                                ),
                                ("concluded_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="agreements_agreement_concluded_with_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementEvent",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("model_shared", "Model shared"),
                            ("willingness_expressed", "Willingness expressed"),
                            ("negotiating", "Negotiating"),
                            ("text_agreed", "Text agreed or initialled"),
                            ("signed", "Concluded, not in force"),
                            ("in_force", "In force"),
                            ("suspended", "Suspended"),
                            ("denounced", "Denounced"),
                            ("terminated", "Terminated"),
                            ("expired", "Expired"),
                            ("lapsed", "Lapsed"),
                            ("declined", "Declined"),
                        ],
                        max_length=30,
                        verbose_name="stage",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="agreements.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="agreements.agreementevent",
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
                "verbose_name": "stage of an agreement",
                "verbose_name_plural": "stages of agreements",
                "indexes": [
                    models.Index(fields=["agreement", "effective_on"], name="agreements_event_by_day")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "model_shared",
                                    "willingness_expressed",
                                    "negotiating",
                                    "text_agreed",
                                    "signed",
                                    "in_force",
                                    "suspended",
                                    "denounced",
                                    "terminated",
                                    "expired",
                                    "lapsed",
                                    "declined",
                                ],
                            )
                        ),
                        name="agreements_event_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("struck_out", False), ("corrects__isnull", False), _connector="OR"
                        ),
                        name="agreements_event_strikes_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("corrects", models.F("id")), _negated=True),
                        name="agreements_event_corrects_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementHistory",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("relocation", "Relocation of witnesses"),
                            ("enforcement_of_sentences", "Enforcement of sentences"),
                            ("enforcement_ad_hoc", "Enforcement of one sentence"),
                            ("interim_release", "Interim release"),
                            ("release_of_persons", "Release of persons"),
                        ],
                        max_length=30,
                        verbose_name="type",
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[("framework", "Framework"), ("ad_hoc", "Ad hoc")],
                        default="framework",
                        max_length=10,
                        verbose_name="form",
                    ),
                ),
                (
                    "signed_at_event",
                    models.CharField(
                        blank=True,
                        help_text="The meeting at which it was signed, if any.",
                        max_length=120,
                        verbose_name="signed at",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("model_shared", "Model shared"),
                            ("willingness_expressed", "Willingness expressed"),
                            ("negotiating", "Negotiating"),
                            ("text_agreed", "Text agreed or initialled"),
                            ("signed", "Concluded, not in force"),
                            ("in_force", "In force"),
                            ("suspended", "Suspended"),
                            ("denounced", "Denounced"),
                            ("terminated", "Terminated"),
                            ("expired", "Expired"),
                            ("lapsed", "Lapsed"),
                            ("declined", "Declined"),
                        ],
                        editable=False,
                        max_length=30,
                        verbose_name="stage",
                    ),
                ),
                ("concluded_on", models.DateField(editable=False, null=True, verbose_name="concluded on")),
                ("source", models.TextField(blank=True, verbose_name="source")),
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
                ("note", models.TextField(blank=True, verbose_name="note")),
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
                        to="agreements.agreement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DepositaryList",
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
                    "treaty",
                    models.CharField(
                        choices=[
                            ("rome_statute", "Rome Statute"),
                            ("apic", "Agreement on the Privileges and Immunities of the Court"),
                        ],
                        max_length=20,
                        verbose_name="treaty",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="file")),
                (
                    "format",
                    models.CharField(
                        choices=[
                            ("csv", "CSV of the reference data"),
                            ("xml", "XML of the United Nations Treaty Collection"),
                            ("html", "Page of the United Nations Treaty Collection"),
                        ],
                        max_length=10,
                        verbose_name="format",
                    ),
                ),
                ("saved_on", models.DateField(verbose_name="saved on")),
                ("content", models.BinaryField(verbose_name="content")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="recorded at",
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
                "verbose_name": "list of a depositary",
                "verbose_name_plural": "lists of depositaries",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("treaty", "sha256"), name="agreements_depositarylist_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("treaty__in", ["rome_statute", "apic"])),
                        name="agreements_depositarylist_treaty_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("format__in", ["csv", "xml", "html"])),
                        name="agreements_depositarylist_format_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Incident",
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
                ("happened_on", models.DateField(verbose_name="happened on")),
                (
                    "protection",
                    models.CharField(
                        choices=[
                            ("premises", "Premises, archives and documents"),
                            ("process", "Immunity from legal process"),
                            ("travel", "Entry, exit and movement"),
                            ("property", "Property, funds and taxes"),
                            ("communication", "Communications"),
                            ("witnesses", "Witnesses, victims and experts"),
                            ("counsel", "Counsel and persons assisting them"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                        verbose_name="what was at issue",
                    ),
                ),
                ("article", models.CharField(blank=True, max_length=60, verbose_name="article")),
                ("summary", models.TextField(verbose_name="what happened")),
                (
                    "reading_of_state",
                    models.TextField(blank=True, verbose_name="how the State read its duty"),
                ),
                ("reading_of_court", models.TextField(blank=True, verbose_name="how the Court read it")),
                ("resolved_on", models.DateField(editable=False, null=True, verbose_name="resolved on")),
                ("outcome", models.TextField(blank=True, editable=False, verbose_name="outcome")),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="recorded at",
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
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.partner",
                        verbose_name="State",
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.recommendation",
                        verbose_name="recommendation",
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
                "verbose_name": "incident on privileges and immunities",
                "verbose_name_plural": "incidents on privileges and immunities",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", "under_seal"), _negated=True),
                            ("compartment__isnull", False),
                            _connector="OR",
                        ),
                        name="agreements_incident_sealed_in_compartment",
                        violation_error_message="A matter under seal belongs to a compartment; choose one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["public", "confidential", "under_seal"])),
                        name="agreements_incident_level_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "owner_organ__in",
                                ["registry", "otp", "presidency", "assembly", "administration"],
                            )
                        ),
                        name="agreements_incident_organ_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "protection__in",
                                [
                                    "premises",
                                    "process",
                                    "travel",
                                    "property",
                                    "communication",
                                    "witnesses",
                                    "counsel",
                                    "other",
                                ],
                            )
                        ),
                        name="agreements_incident_protection_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("resolved_on__isnull", True)),
                            models.Q(
                                ("resolved_on__gte", models.F("happened_on")),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="agreements_incident_resolved_with_outcome",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ListDecision",
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
                            ("signed", "Signed"),
                            ("deposited", "Deposited its instrument"),
                            ("entered_into_force", "In force"),
                            ("withdrawal_notified", "Gave notice of withdrawal"),
                            ("withdrawal_effective", "Withdrawal takes effect"),
                            ("withdrawal_rescinded", "Took its notice back"),
                        ],
                        max_length=30,
                        verbose_name="what happened",
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                (
                    "decision",
                    models.CharField(
                        choices=[("applied", "Applied"), ("left", "Left as it is")],
                        max_length=10,
                        verbose_name="decision",
                    ),
                ),
                (
                    "decided_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="decided at",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
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
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="agreements.depositarylist",
                        verbose_name="list",
                    ),
                ),
            ],
            options={
                "verbose_name": "decision about a list",
                "verbose_name_plural": "decisions about lists",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("source", "partner", "kind", "on", "decision"),
                        name="agreements_listdecision_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decision__in", ["applied", "left"])),
                        name="agreements_listdecision_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "signed",
                                    "deposited",
                                    "entered_into_force",
                                    "withdrawal_notified",
                                    "withdrawal_effective",
                                    "withdrawal_rescinded",
                                ],
                            )
                        ),
                        name="agreements_listdecision_kind_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ModelText",
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
                            ("relocation", "Relocation of witnesses"),
                            ("enforcement_of_sentences", "Enforcement of sentences"),
                            ("enforcement_ad_hoc", "Enforcement of one sentence"),
                            ("interim_release", "Interim release"),
                            ("release_of_persons", "Release of persons"),
                        ],
                        max_length=30,
                        verbose_name="type",
                    ),
                ),
                ("version", models.CharField(max_length=20, verbose_name="version")),
                ("dated_on", models.DateField(verbose_name="dated")),
                (
                    "precision",
                    models.CharField(
                        choices=[("day", "day"), ("month", "month"), ("year", "year")],
                        default="day",
                        max_length=5,
                        verbose_name="known to the",
                    ),
                ),
                ("presented_to", models.CharField(blank=True, max_length=200, verbose_name="presented to")),
                ("source", models.TextField(blank=True, verbose_name="source")),
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
                ("note", models.TextField(blank=True, verbose_name="note")),
            ],
            options={
                "verbose_name": "model text",
                "verbose_name_plural": "model texts",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                {
                                    "enforcement_ad_hoc": "presidency",
                                    "enforcement_of_sentences": "presidency",
                                    "interim_release": "registry",
                                    "release_of_persons": "registry",
                                    "relocation": "registry",
                                },
                            )
                        ),
                        name="agreements_modeltext_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("precision__in", ["day", "month", "year"])),
                        name="agreements_modeltext_precision_known",
                    ),
                    models.UniqueConstraint(
                        fields=("kind", "version"),
                        name="agreements_modeltext_once",
                        violation_error_message="This version is in the register already; give it another name.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NationalFact",
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
                    "treaty",
                    models.CharField(
                        choices=[
                            ("rome_statute", "Rome Statute"),
                            ("apic", "Agreement on the Privileges and Immunities of the Court"),
                        ],
                        max_length=20,
                        verbose_name="treaty",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("implementation", "Implementation in national law"),
                            ("awareness", "Authorities informed"),
                            ("difficulty", "Difficulty"),
                            ("assistance_asked", "Assistance asked for"),
                            ("assistance_given", "Assistance given"),
                        ],
                        max_length=30,
                        verbose_name="kind",
                    ),
                ),
                (
                    "extent",
                    models.CharField(
                        blank=True,
                        choices=[("none", "None"), ("partial", "In part"), ("full", "In full")],
                        max_length=10,
                        verbose_name="extent",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="what")),
                ("legislation", models.TextField(blank=True, verbose_name="legislation")),
                ("source", models.TextField(blank=True, verbose_name="source")),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="agreements.nationalfact",
                        verbose_name="corrects",
                    ),
                ),
                (
                    "helper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.partner",
                        verbose_name="given by",
                    ),
                ),
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
                "verbose_name": "fact about a treaty at home",
                "verbose_name_plural": "facts about treaties at home",
                "indexes": [models.Index(fields=["treaty", "partner"], name="agreements_national_by_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "implementation",
                                    "awareness",
                                    "difficulty",
                                    "assistance_asked",
                                    "assistance_given",
                                ],
                            )
                        ),
                        name="agreements_nationalfact_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("struck_out", False), ("corrects__isnull", False), _connector="OR"
                        ),
                        name="agreements_nationalfact_strikes_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("corrects", models.F("id")), _negated=True),
                        name="agreements_nationalfact_corrects_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("treaty__in", ["rome_statute", "apic"])),
                        name="agreements_nationalfact_treaty_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("extent__in", ["none", "partial", "full"]), ("kind", "implementation")),
                            models.Q(
                                models.Q(("kind", "implementation"), _negated=True),
                                ("extent", ""),
                                ("legislation", ""),
                                models.Q(("text", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="agreements_nationalfact_extent_of_law",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("helper__isnull", True),
                            models.Q(
                                ("kind", "assistance_given"),
                                models.Q(("helper", models.F("partner")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="agreements_nationalfact_helper_of_assistance",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OutreachEvent",
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
                            ("seminar", "Seminar"),
                            ("meeting", "One-day meeting"),
                            ("briefing", "Briefing"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="place")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "status",
                    models.CharField(
                        choices=[("planned", "Planned"), ("held", "Held"), ("cancelled", "Cancelled")],
                        default="planned",
                        editable=False,
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("reason", models.TextField(blank=True, editable=False, verbose_name="reason")),
                (
                    "attendance",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="attendance, about"),
                ),
                ("funders", models.TextField(blank=True, verbose_name="funders")),
                ("source", models.TextField(blank=True, verbose_name="source")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="recorded at",
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.recommendation",
                        verbose_name="recommendation",
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
                "verbose_name": "outreach event",
                "verbose_name_plural": "outreach events",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["seminar", "meeting", "briefing", "other"])),
                        name="agreements_outreachevent_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["planned", "held", "cancelled"])),
                        name="agreements_outreachevent_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="agreements_outreachevent_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "cancelled"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="agreements_outreachevent_cancelled_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Placement",
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
                    "person",
                    models.CharField(
                        help_text="A pseudonym, such as P-0412.", max_length=12, verbose_name="person"
                    ),
                ),
                (
                    "cost_source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("court", "The Court"),
                            ("state", "The State"),
                            ("special_fund", "Special Fund for Relocations"),
                        ],
                        max_length=20,
                        verbose_name="costs borne by",
                    ),
                ),
                ("factors", models.JSONField(blank=True, default=dict, verbose_name="factors")),
                ("synthetic", models.BooleanField(default=False, editable=False, verbose_name="synthetic")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placements",
                        to="agreements.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placement",
                        to="requests_app.cooperationrequest",
                        verbose_name="request",
                    ),
                ),
            ],
            options={
                "verbose_name": "placement",
                "verbose_name_plural": "placements",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("person__regex", "^[A-Z]{1,4}-[0-9]{2,6}$")),
                        name="agreements_placement_pseudonym",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cost_source__in", ["", "court", "state", "special_fund"])),
                        name="agreements_placement_cost_source_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlacementEvent",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("accepted", "Accepted"),
                            ("taken_back", "Acceptance taken back"),
                            ("ended", "Ended"),
                        ],
                        max_length=20,
                        verbose_name="what",
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
                        to="agreements.placementevent",
                        verbose_name="corrects",
                    ),
                ),
                (
                    "placement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="agreements.placement",
                        verbose_name="placement",
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
                "verbose_name": "event of a placement",
                "verbose_name_plural": "events of placements",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["accepted", "taken_back", "ended"])),
                        name="agreements_placementevent_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("struck_out", False), ("corrects__isnull", False), _connector="OR"
                        ),
                        name="agreements_placementevent_strikes_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("corrects", models.F("id")), _negated=True),
                        name="agreements_placementevent_corrects_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlacementHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "code",
                    models.CharField(
                        default=common.codes.new_code, editable=False, max_length=14, verbose_name="code"
                    ),
                ),
                (
                    "person",
                    models.CharField(
                        help_text="A pseudonym, such as P-0412.", max_length=12, verbose_name="person"
                    ),
                ),
                (
                    "cost_source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("court", "The Court"),
                            ("state", "The State"),
                            ("special_fund", "Special Fund for Relocations"),
                        ],
                        max_length=20,
                        verbose_name="costs borne by",
                    ),
                ),
                ("factors", models.JSONField(blank=True, default=dict, verbose_name="factors")),
                ("synthetic", models.BooleanField(default=False, editable=False, verbose_name="synthetic")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="agreements.placement",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="requests_app.cooperationrequest",
                        verbose_name="request",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Remark",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("condition", "Condition"),
                            ("capacity", "Willing, but lacks capacity"),
                            ("contact", "Who talks to whom"),
                            ("model_sent", "Model text sent"),
                            ("document", "Document"),
                            ("source_differs", "Another source gives another day"),
                        ],
                        max_length=20,
                        verbose_name="what",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("source", models.TextField(blank=True, verbose_name="source")),
                ("ends_on", models.DateField(null=True, verbose_name="until")),
                (
                    "stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("model_shared", "Model shared"),
                            ("willingness_expressed", "Willingness expressed"),
                            ("negotiating", "Negotiating"),
                            ("text_agreed", "Text agreed or initialled"),
                            ("signed", "Concluded, not in force"),
                            ("in_force", "In force"),
                            ("suspended", "Suspended"),
                            ("denounced", "Denounced"),
                            ("terminated", "Terminated"),
                            ("expired", "Expired"),
                            ("lapsed", "Lapsed"),
                            ("declined", "Declined"),
                        ],
                        max_length=30,
                        verbose_name="stage",
                    ),
                ),
                ("other_day", models.DateField(null=True, verbose_name="day in the other source")),
                (
                    "authority",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("text", "Text of the agreement, as published by the Court"),
                            ("register", "Treaty register of the State or of the United Nations"),
                            ("press", "Press text of the day"),
                            ("report", "Report to the Assembly"),
                            ("list", "List compiled by others"),
                        ],
                        max_length=10,
                        verbose_name="other source",
                    ),
                ),
                (
                    "kept_authority",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("text", "Text of the agreement, as published by the Court"),
                            ("register", "Treaty register of the State or of the United Nations"),
                            ("press", "Press text of the day"),
                            ("report", "Report to the Assembly"),
                            ("list", "List compiled by others"),
                        ],
                        max_length=10,
                        verbose_name="source of the day that is kept",
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remarks",
                        to="agreements.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="agreements.remark",
                        verbose_name="corrects",
                    ),
                ),
                (
                    "model_text",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sendings",
                        to="agreements.modeltext",
                        verbose_name="model text",
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
                "verbose_name": "remark on an agreement",
                "verbose_name_plural": "remarks on agreements",
                "indexes": [models.Index(fields=["agreement", "kind"], name="agreements_remark_by_kind")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "condition",
                                    "capacity",
                                    "contact",
                                    "model_sent",
                                    "document",
                                    "source_differs",
                                ],
                            )
                        ),
                        name="agreements_remark_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("struck_out", False), ("corrects__isnull", False), _connector="OR"
                        ),
                        name="agreements_remark_strikes_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("corrects", models.F("id")), _negated=True),
                        name="agreements_remark_corrects_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("effective_on")),
                            _connector="OR",
                        ),
                        name="agreements_remark_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "model_sent"), ("model_text__isnull", False)),
                            models.Q(
                                models.Q(("kind", "model_sent"), _negated=True), ("model_text__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="agreements_remark_names_model",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("authority__in", ["text", "register", "press", "report", "list"]),
                                ("kept_authority__in", ["text", "register", "press", "report", "list"]),
                                ("kind", "source_differs"),
                                ("other_day__isnull", False),
                                (
                                    "stage__in",
                                    [
                                        "model_shared",
                                        "willingness_expressed",
                                        "negotiating",
                                        "text_agreed",
                                        "signed",
                                        "in_force",
                                        "suspended",
                                        "denounced",
                                        "terminated",
                                        "expired",
                                        "lapsed",
                                        "declined",
                                    ],
                                ),
                            ),
                            models.Q(
                                models.Q(("kind", "source_differs"), _negated=True),
                                ("authority", ""),
                                ("kept_authority", ""),
                                ("other_day__isnull", True),
                                ("stage", ""),
                            ),
                            _connector="OR",
                        ),
                        name="agreements_remark_names_source",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignedAt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outreach",
                        to="agreements.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="agreements.outreachevent",
                        verbose_name="event",
                    ),
                ),
            ],
            options={
                "verbose_name": "agreement of an event",
                "verbose_name_plural": "agreements of events",
                "constraints": [
                    models.UniqueConstraint(fields=("event", "agreement"), name="agreements_signedat_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
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
                    "treaty",
                    models.CharField(
                        choices=[
                            ("rome_statute", "Rome Statute"),
                            ("apic", "Agreement on the Privileges and Immunities of the Court"),
                        ],
                        max_length=20,
                        verbose_name="treaty",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            (
                                "article_23",
                                "Declaration under article 23 of APIC (nationals and permanent residents)",
                            ),
                            ("declaration", "Declaration"),
                            ("reservation", "Reservation"),
                            ("objection", "Objection"),
                            ("withdrawn", "Withdrawal of a declaration or reservation"),
                        ],
                        max_length=30,
                        verbose_name="kind",
                    ),
                ),
                ("text", models.TextField(verbose_name="text")),
                ("source", models.TextField(verbose_name="source")),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="agreements.statement",
                        verbose_name="about",
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="agreements.statement",
                        verbose_name="corrects",
                    ),
                ),
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
                "verbose_name": "statement about a treaty",
                "verbose_name_plural": "statements about treaties",
                "indexes": [models.Index(fields=["treaty", "partner"], name="agreements_statement_by_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["article_23", "declaration", "reservation", "objection", "withdrawn"],
                            )
                        ),
                        name="agreements_statement_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("struck_out", False), ("corrects__isnull", False), _connector="OR"
                        ),
                        name="agreements_statement_strikes_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("corrects", models.F("id")), _negated=True),
                        name="agreements_statement_corrects_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("treaty__in", ["rome_statute", "apic"])),
                        name="agreements_statement_treaty_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("about__isnull", False), ("kind__in", ("objection", "withdrawn"))),
                            models.Q(
                                models.Q(("kind__in", ("objection", "withdrawn")), _negated=True),
                                ("about__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="agreements_statement_about_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "article_23"), _negated=True),
                            ("treaty", "apic"),
                            _connector="OR",
                        ),
                        name="agreements_statement_article_23_of_apic",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Support",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("funding", "Funding"),
                            ("training", "Training"),
                            ("equipment", "Facilities or equipment"),
                            ("expertise", "Expertise"),
                            ("other", "Other support"),
                        ],
                        max_length=20,
                        verbose_name="measure",
                    ),
                ),
                ("text", models.TextField(verbose_name="what")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("synthetic", models.BooleanField(default=False, editable=False, verbose_name="synthetic")),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="support",
                        to="agreements.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="agreements.support",
                        verbose_name="corrects",
                    ),
                ),
                (
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.partner",
                        verbose_name="given by",
                    ),
                ),
                (
                    "receiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.partner",
                        verbose_name="given to",
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.recommendation",
                        verbose_name="recommendation",
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
                "verbose_name": "support among States",
                "verbose_name_plural": "support among States",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["funding", "training", "equipment", "expertise", "other"])
                        ),
                        name="agreements_support_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("struck_out", False), ("corrects__isnull", False), _connector="OR"
                        ),
                        name="agreements_support_strikes_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("corrects", models.F("id")), _negated=True),
                        name="agreements_support_corrects_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("giver", models.F("receiver")), _negated=True),
                        name="agreements_support_of_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("effective_on__lte", models.F("ends_on")),
                            _connector="OR",
                        ),
                        name="agreements_support_in_order",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "agreements_agreementhistory" ("code", "compartment_id", "concluded_on", "form", "id", "kind", "level", "note", "owner_organ", "partner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_at_event", "source", "status", "synthetic", "verified") SELECT new_values."code", new_values."compartment_id", new_values."concluded_on", new_values."form", new_values."id", new_values."kind", new_values."level", new_values."note", new_values."owner_organ", new_values."partner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."signed_at_event", new_values."source", new_values."status", new_values."synthetic", new_values."verified" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="3c72adccbe6d6227a05bc9a22c16a1f65bad7eec",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_13a93",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="agreements_agreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "agreements_agreementhistory" ("code", "compartment_id", "concluded_on", "form", "id", "kind", "level", "note", "owner_organ", "partner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_at_event", "source", "status", "synthetic", "verified") SELECT new_values."code", new_values."compartment_id", new_values."concluded_on", new_values."form", new_values."id", new_values."kind", new_values."level", new_values."note", new_values."owner_organ", new_values."partner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."signed_at_event", new_values."source", new_values."status", new_values."synthetic", new_values."verified" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="fa427cb44cf53c2fc5f31fb3788ab6d6a6614710",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_36fdd",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="agreements_agreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "agreements_agreementhistory" ("code", "compartment_id", "concluded_on", "form", "id", "kind", "level", "note", "owner_organ", "partner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_at_event", "source", "status", "synthetic", "verified") SELECT old_values."code", old_values."compartment_id", old_values."concluded_on", old_values."form", old_values."id", old_values."kind", old_values."level", old_values."note", old_values."owner_organ", old_values."partner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."signed_at_event", old_values."source", old_values."status", old_values."synthetic", old_values."verified" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="6bfb0ce8f5f7bed204c96a57f366c2bce09833ec",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a07e3",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="agreements_agreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="corrects_within",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."corrects_id" IS NOT NULL)',
                    func="if not exists (select 1 from agreements_agreementevent where id = new.corrects_id and agreement_id = new.agreement_id) then raise exception 'An entry corrects another one of the same history.' using errcode = 'foreign_key_violation'; end if; return new;",
                    hash="22f13660b7b119fc05110694ce80e1c80c651854",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_corrects_within_06dc5",
                    table="agreements_agreementevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nationalfact",
            trigger=pgtrigger.compiler.Trigger(
                name="corrects_within",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."corrects_id" IS NOT NULL)',
                    func="if not exists (select 1 from agreements_nationalfact where id = new.corrects_id and partner_id = new.partner_id and treaty = new.treaty) then raise exception 'An entry corrects another one of the same history.' using errcode = 'foreign_key_violation'; end if; return new;",
                    hash="6bec278de454fd9229172f8a8e9eb9281ce1fd62",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_corrects_within_0addc",
                    table="agreements_nationalfact",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="placement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "agreements_placementhistory" ("agreement_id", "code", "cost_source", "factors", "id", "person", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_id", "synthetic", "version") SELECT new_values."agreement_id", new_values."code", new_values."cost_source", new_values."factors", new_values."id", new_values."person", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."request_id", new_values."synthetic", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="97b938b2b104bd27a1fd8df40cecf9c3068d4730",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f7ccf",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="agreements_placement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="placement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "agreements_placementhistory" ("agreement_id", "code", "cost_source", "factors", "id", "person", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_id", "synthetic", "version") SELECT new_values."agreement_id", new_values."code", new_values."cost_source", new_values."factors", new_values."id", new_values."person", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."request_id", new_values."synthetic", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="5bd6f36a6a8519b5e237723128c38df0e4dca950",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e8b60",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="agreements_placement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="placement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "agreements_placementhistory" ("agreement_id", "code", "cost_source", "factors", "id", "person", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_id", "synthetic", "version") SELECT old_values."agreement_id", old_values."code", old_values."cost_source", old_values."factors", old_values."id", old_values."person", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."request_id", old_values."synthetic", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="0c56de3d4838151751d4c9a816c365cdb3552379",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8d865",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="agreements_placement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="placementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="corrects_within",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."corrects_id" IS NOT NULL)',
                    func="if not exists (select 1 from agreements_placementevent where id = new.corrects_id and placement_id = new.placement_id) then raise exception 'An entry corrects another one of the same history.' using errcode = 'foreign_key_violation'; end if; return new;",
                    hash="8d8ebd095c05eee2d96f8b2cb766e68e27c669a5",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_corrects_within_4923d",
                    table="agreements_placementevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="remark",
            trigger=pgtrigger.compiler.Trigger(
                name="corrects_within",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."corrects_id" IS NOT NULL)',
                    func="if not exists (select 1 from agreements_remark where id = new.corrects_id and agreement_id = new.agreement_id) then raise exception 'An entry corrects another one of the same history.' using errcode = 'foreign_key_violation'; end if; return new;",
                    hash="51149d3da40f3c6059ff33d4d5947ff0bcde530c",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_corrects_within_666f9",
                    table="agreements_remark",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statement",
            trigger=pgtrigger.compiler.Trigger(
                name="corrects_within",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."corrects_id" IS NOT NULL)',
                    func="if not exists (select 1 from agreements_statement where id = new.corrects_id and partner_id = new.partner_id and treaty = new.treaty) then raise exception 'An entry corrects another one of the same history.' using errcode = 'foreign_key_violation'; end if; return new;",
                    hash="8eef103e22e6f6be0533a8b8b2f9d39c04e357f5",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_corrects_within_812c5",
                    table="agreements_statement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="support",
            trigger=pgtrigger.compiler.Trigger(
                name="corrects_within",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."corrects_id" IS NOT NULL)',
                    func="if not exists (select 1 from agreements_support where id = new.corrects_id and giver_id = new.giver_id and receiver_id = new.receiver_id) then raise exception 'An entry corrects another one of the same history.' using errcode = 'foreign_key_violation'; end if; return new;",
                    hash="760b671bfe74ec44aaef5b7526df97027555ca82",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_corrects_within_d3586",
                    table="agreements_support",
                    when="BEFORE",
                ),
            ),
        ),
    ]
