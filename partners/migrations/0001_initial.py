import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import common.codes


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Situation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                ("name_en", models.CharField(max_length=200, unique=True, verbose_name="name in English")),
                ("name_fr", models.CharField(max_length=200, verbose_name="name in French")),
            ],
            options={
                "verbose_name": "situation",
                "verbose_name_plural": "situations",
                "ordering": ["name_en"],
            },
        ),
        migrations.CreateModel(
            name="Partner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, unique=True, verbose_name="code")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("state", "State"),
                            ("international", "International organization"),
                            ("regional", "Regional organization"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("iso2", models.CharField(blank=True, max_length=2, verbose_name="ISO alpha-2")),
                ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                ("name_fr", models.CharField(max_length=200, verbose_name="name in French")),
                ("un_name_en", models.CharField(blank=True, max_length=200, verbose_name="UN short name")),
                (
                    "un_member",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Member"), ("observer", "Observer"), ("no", "Not a member")],
                        max_length=10,
                        verbose_name="United Nations",
                    ),
                ),
                (
                    "sort_key",
                    models.CharField(
                        help_text="As common.sorting.sort_key makes it.",
                        max_length=200,
                        verbose_name="sorting name",
                    ),
                ),
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
                "verbose_name": "partner",
                "verbose_name_plural": "partners",
                "ordering": ["sort_key", "code"],
                "indexes": [models.Index(fields=["sort_key", "code"], name="partners_partner_by_name")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["state", "international", "regional"])),
                        name="partners_partner_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("code__regex", "^[A-Z]{3}$"),
                                ("iso2__regex", "^([A-Z]{2})?$"),
                                ("kind", "state"),
                            ),
                            models.Q(
                                models.Q(("kind", "state"), _negated=True),
                                ("code__regex", "^[A-Z0-9]+$"),
                                ("iso2", ""),
                                ("un_member", ""),
                                ("un_name_en", ""),
                            ),
                            _connector="OR",
                        ),
                        name="partners_partner_coded_by_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("un_member__in", ["", "yes", "observer", "no"])),
                        name="partners_partner_un_member_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("iso2", ""), _negated=True),
                        fields=("iso2",),
                        name="partners_partner_iso2_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(unique=True, verbose_name="number")),
                ("subject_en", models.CharField(blank=True, max_length=300, verbose_name="subject")),
                (
                    "recalled_in_paragraphs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="recalled in paragraphs",
                    ),
                ),
            ],
            options={
                "verbose_name": "recommendation",
                "verbose_name_plural": "recommendations",
                "ordering": ["number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1), ("number__lte", 66)),
                        name="partners_recommendation_of_66",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupMembership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("AFR", "African States"),
                            ("APG", "Asia-Pacific States"),
                            ("EEG", "Eastern European States"),
                            ("GRULAC", "Latin American and Caribbean States"),
                            ("WEOG", "Western European and other States"),
                        ],
                        max_length=10,
                        verbose_name="regional group",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="groups",
                        to="partners.partner",
                        verbose_name="State",
                    ),
                ),
            ],
            options={
                "verbose_name": "membership of a group",
                "verbose_name_plural": "memberships of groups",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("starts_on__lte", models.F("ends_on"))),
                        name="partners_groupmembership_in_order",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("partner"),
                                    models.F("partner"),
                                    models.Value("[]"),
                                    function="int8range",
                                    output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                                ),
                                "&&",
                            ),
                            (
                                models.Func(
                                    models.F("starts_on"),
                                    models.F("ends_on"),
                                    models.Value("[]"),
                                    function="daterange",
                                    output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="partners_groupmembership_one_at_a_time",
                        violation_error_message="This period overlaps with another one of the same partner.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("group__in", ["AFR", "APG", "EEG", "GRULAC", "WEOG"])),
                        name="partners_groupmembership_group_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FocalPoint",
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
                ("office", models.CharField(max_length=200, verbose_name="office")),
                ("role", models.CharField(max_length=200, verbose_name="role")),
                ("contact", models.TextField(verbose_name="contact")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
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
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="focal_points",
                        to="partners.partner",
                        verbose_name="partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "focal point",
                "verbose_name_plural": "focal points",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "owner_organ__in",
                                ["registry", "otp", "presidency", "assembly", "administration"],
                            )
                        ),
                        name="partners_focalpoint_organ_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("starts_on__lte", models.F("ends_on")),
                            _connector="OR",
                        ),
                        name="partners_focalpoint_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Channel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("channel", models.CharField(max_length=200, verbose_name="channel")),
                ("language", models.CharField(max_length=60, verbose_name="language")),
                ("source", models.TextField(blank=True, verbose_name="source")),
                (
                    "received_on",
                    models.DateField(
                        blank=True,
                        help_text="By the Registrar (rule 180).",
                        null=True,
                        verbose_name="declaration received on",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="channels",
                        to="partners.partner",
                        verbose_name="partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "channel of a partner",
                "verbose_name_plural": "channels of partners",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("starts_on__lte", models.F("ends_on"))),
                        name="partners_channel_in_order",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("partner"),
                                    models.F("partner"),
                                    models.Value("[]"),
                                    function="int8range",
                                    output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                                ),
                                "&&",
                            ),
                            (
                                models.Func(
                                    models.F("starts_on"),
                                    models.F("ends_on"),
                                    models.Value("[]"),
                                    function="daterange",
                                    output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="partners_channel_one_at_a_time",
                        violation_error_message="This period overlaps with another one of the same partner.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TreatyEvent",
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
                (
                    "instrument",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ratification", "Ratification"),
                            ("acceptance", "Acceptance"),
                            ("approval", "Approval"),
                            ("accession", "Accession"),
                            ("succession", "Succession"),
                        ],
                        max_length=20,
                        verbose_name="instrument",
                    ),
                ),
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
                ("source", models.TextField(blank=True, verbose_name="source")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="partners.treatyevent",
                        verbose_name="corrects",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="treaty_events",
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
                "verbose_name": "step towards a treaty",
                "verbose_name_plural": "steps towards treaties",
                "indexes": [
                    models.Index(
                        fields=["partner", "treaty", "kind", "effective_on"],
                        name="partners_treatyevent_by_step",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("treaty__in", ["rome_statute", "apic"])),
                        name="partners_treatyevent_treaty_known",
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
                        name="partners_treatyevent_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("struck_out", False), ("corrects__isnull", False), _connector="OR"
                        ),
                        name="partners_treatyevent_strikes_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("corrects", models.F("id")), _negated=True),
                        name="partners_treatyevent_corrects_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("instrument", ""),
                            models.Q(
                                (
                                    "instrument__in",
                                    ["ratification", "acceptance", "approval", "accession", "succession"],
                                ),
                                ("kind", "deposited"),
                            ),
                            _connector="OR",
                        ),
                        name="partners_treatyevent_instrument_of_deposit",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="treatyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="corrects_within",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."corrects_id" IS NOT NULL)',
                    func="if not exists (select 1 from partners_treatyevent where id = new.corrects_id and partner_id = new.partner_id and treaty = new.treaty) then raise exception 'An entry corrects another one of the same history.' using errcode = 'foreign_key_violation'; end if; return new;",
                    hash="6ad3979bc5b959ce0ae8eb5600042192f35f56fc",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_corrects_within_230db",
                    table="partners_treatyevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
