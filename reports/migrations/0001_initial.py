import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import common.codes
import reports.models.edition
import reports.models.hashing


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(editable=False, max_length=80, unique=True, verbose_name="address"),
                ),
                ("symbol", models.CharField(max_length=60, unique=True, verbose_name="symbol")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("session", models.CharField(max_length=80, verbose_name="session")),
                ("place_and_dates", models.CharField(max_length=120, verbose_name="place and dates")),
                (
                    "distribution",
                    models.CharField(default="General", max_length=40, verbose_name="distribution"),
                ),
                ("distributed_on", models.DateField(blank=True, null=True, verbose_name="distributed on")),
                (
                    "original_language",
                    models.CharField(default="English", max_length=40, verbose_name="original language"),
                ),
                ("job_number", models.CharField(blank=True, max_length=40, verbose_name="job number")),
                (
                    "mandate",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="mandate resolutions",
                    ),
                ),
                ("facilitator", models.CharField(blank=True, max_length=120, verbose_name="facilitator")),
                ("period_start", models.DateField(verbose_name="period from")),
                ("period_end", models.DateField(verbose_name="period to")),
                ("at_large_on", models.DateField(verbose_name="date for persons at large")),
                ("apic_on", models.DateField(verbose_name="date for APIC")),
                ("agreements_on", models.DateField(verbose_name="date for agreements")),
                ("known_at", models.DateTimeField(blank=True, null=True, verbose_name="as known at")),
                ("meetings", models.JSONField(blank=True, default=list, verbose_name="meetings")),
                ("citations", models.JSONField(blank=True, default=list, verbose_name="related documents")),
                (
                    "themes",
                    models.JSONField(
                        blank=True, default=reports.models.edition.usual_themes, verbose_name="areas"
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=5),
                        default=reports.models.edition.english,
                        size=None,
                        verbose_name="languages",
                    ),
                ),
                (
                    "translations",
                    models.JSONField(blank=True, default=dict, verbose_name="wordings in other languages"),
                ),
                (
                    "session_on",
                    models.DateField(blank=True, null=True, verbose_name="first day of the session"),
                ),
                ("synthetic", models.BooleanField(default=False, editable=False, verbose_name="synthetic")),
                (
                    "replacement",
                    models.CharField(
                        blank=True,
                        choices=[("corrected", "Correction"), ("restated", "Restatement")],
                        editable=False,
                        max_length=10,
                        verbose_name="kind of replacement",
                    ),
                ),
                (
                    "reason",
                    models.TextField(blank=True, editable=False, verbose_name="reason of the replacement"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("drafted", "Drafted"),
                            ("compiled", "Compiled"),
                            ("cleared", "Cleared by every organ"),
                            ("signed", "Signed by two"),
                            ("published", "Published"),
                        ],
                        default="drafted",
                        editable=False,
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("snapshot", models.TextField(blank=True, editable=False)),
                ("sha256", models.CharField(blank=True, editable=False, max_length=64, verbose_name="hash")),
                ("compiled_at", models.DateTimeField(editable=False, null=True, verbose_name="compiled at")),
                ("signed_at", models.DateTimeField(editable=False, null=True, verbose_name="signed at")),
                (
                    "countersigned_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="countersigned at"),
                ),
                (
                    "published_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="published at"),
                ),
                (
                    "countersigned_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="countersigned by",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="drafted by",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="published by",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replacements",
                        to="reports.edition",
                        verbose_name="takes the place of",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="signed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "edition",
                "verbose_name_plural": "editions",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["drafted", "compiled", "cleared", "signed", "published"])
                        ),
                        name="reports_edition_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("period_start__lte", models.F("period_end"))),
                        name="reports_edition_period_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("compiled_at__isnull", True),
                                ("sha256", ""),
                                ("snapshot", ""),
                                ("status", "drafted"),
                            ),
                            models.Q(
                                models.Q(("status", "drafted"), _negated=True),
                                models.Q(("snapshot", ""), _negated=True),
                                ("compiled_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="reports_edition_compiled_with_snapshot",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sha256", ""), ("snapshot", "")),
                            (
                                "sha256",
                                reports.models.hashing.Sha256(reports.models.hashing.Utf8("snapshot")),
                            ),
                            _connector="OR",
                        ),
                        name="reports_edition_hash_of_snapshot",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_at__isnull", True), ("signed_by__isnull", True)),
                            models.Q(
                                models.Q(("status__in", ("drafted", "compiled")), _negated=True),
                                ("signed_at__isnull", False),
                                ("signed_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="reports_edition_signed_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("status__in", ("signed", "published")), _negated=True),
                                ("countersigned_at__isnull", True),
                                ("countersigned_by__isnull", True),
                            ),
                            models.Q(
                                models.Q(("countersigned_by", models.F("signed_by")), _negated=True),
                                ("countersigned_at__isnull", False),
                                ("countersigned_by__isnull", False),
                                ("signed_by__isnull", False),
                                ("status__in", ("signed", "published")),
                            ),
                            _connector="OR",
                        ),
                        name="reports_edition_signed_by_two_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("status", "published"), _negated=True),
                                ("published_at__isnull", True),
                                ("published_by__isnull", True),
                            ),
                            models.Q(
                                ("published_at__isnull", False),
                                ("published_by__isnull", False),
                                ("status", "published"),
                            ),
                            _connector="OR",
                        ),
                        name="reports_edition_published_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), ("replacement", ""), ("replaces__isnull", True)),
                            models.Q(
                                models.Q(("reason", ""), _negated=True),
                                ("replacement__in", ["corrected", "restated"]),
                                ("replaces__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="reports_edition_replaces_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Download",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "format",
                    models.CharField(
                        choices=[("pdf", "PDF"), ("html", "HTML"), ("csv", "CSV"), ("json", "JSON")],
                        max_length=5,
                        verbose_name="format",
                    ),
                ),
                ("published", models.BooleanField(verbose_name="of the published edition")),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="at",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="downloads",
                        to="reports.edition",
                        verbose_name="edition",
                    ),
                ),
            ],
            options={
                "verbose_name": "download",
                "verbose_name_plural": "downloads",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("format__in", ["pdf", "html", "csv", "json"])),
                        name="reports_download_format_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CompileJob",
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
                ("seen", models.PositiveIntegerField(verbose_name="version")),
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
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="compilations",
                        to="reports.edition",
                        verbose_name="edition",
                    ),
                ),
            ],
            options={
                "verbose_name": "compilation",
                "verbose_name_plural": "compilations",
                "indexes": [models.Index(fields=["edition", "-id"], name="reports_compilejob_latest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["queued", "running", "done", "failed", "cancelled"])
                        ),
                        name="reports_compilejob_status_known",
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
                        name="reports_compilejob_finished_when_over",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(models.Q(("status", "failed"), _negated=True), ("error", "")),
                            models.Q(models.Q(("error", ""), _negated=True), ("status", "failed")),
                            _connector="OR",
                        ),
                        name="reports_compilejob_failure_with_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("queued", "running"))),
                        fields=("edition",),
                        name="reports_compilejob_one_under_way",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
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
                ("paragraph", models.CharField(max_length=60, verbose_name="paragraph")),
                ("text", models.TextField(verbose_name="comment")),
                ("made_at", models.DateTimeField(verbose_name="at")),
                ("resolved_at", models.DateTimeField(null=True, verbose_name="resolved at")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "resolved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="resolved by",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="reports.edition",
                        verbose_name="edition",
                    ),
                ),
            ],
            options={
                "verbose_name": "comment",
                "verbose_name_plural": "comments",
                "indexes": [
                    models.Index(fields=["edition", "paragraph"], name="reports_comment_of_paragraph")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("resolved_at__isnull", True), ("resolved_by__isnull", True)),
                            models.Q(("resolved_at__isnull", False), ("resolved_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="reports_comment_resolved_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="reports_comment_not_empty"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Clearance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                ("part_sha256", models.CharField(max_length=64, verbose_name="hash of the part")),
                ("given_at", models.DateTimeField(verbose_name="cleared at")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="taken back at")),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="cleared by",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="taken back by",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="clearances",
                        to="reports.edition",
                        verbose_name="edition",
                    ),
                ),
            ],
            options={
                "verbose_name": "clearance",
                "verbose_name_plural": "clearances",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("edition", "organ"),
                        name="reports_clearance_one_standing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("organ__in", ("registry", "otp", "presidency"))),
                        name="reports_clearance_organ_of_the_court",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", False), ("withdrawn_by__isnull", True), _connector="OR"
                        ),
                        name="reports_clearance_withdrawn_who_and_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EditionHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "slug",
                    models.SlugField(db_index=False, editable=False, max_length=80, verbose_name="address"),
                ),
                ("symbol", models.CharField(max_length=60, verbose_name="symbol")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("session", models.CharField(max_length=80, verbose_name="session")),
                ("place_and_dates", models.CharField(max_length=120, verbose_name="place and dates")),
                (
                    "distribution",
                    models.CharField(default="General", max_length=40, verbose_name="distribution"),
                ),
                ("distributed_on", models.DateField(blank=True, null=True, verbose_name="distributed on")),
                (
                    "original_language",
                    models.CharField(default="English", max_length=40, verbose_name="original language"),
                ),
                ("job_number", models.CharField(blank=True, max_length=40, verbose_name="job number")),
                (
                    "mandate",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="mandate resolutions",
                    ),
                ),
                ("facilitator", models.CharField(blank=True, max_length=120, verbose_name="facilitator")),
                ("period_start", models.DateField(verbose_name="period from")),
                ("period_end", models.DateField(verbose_name="period to")),
                ("at_large_on", models.DateField(verbose_name="date for persons at large")),
                ("apic_on", models.DateField(verbose_name="date for APIC")),
                ("agreements_on", models.DateField(verbose_name="date for agreements")),
                ("known_at", models.DateTimeField(blank=True, null=True, verbose_name="as known at")),
                ("meetings", models.JSONField(blank=True, default=list, verbose_name="meetings")),
                ("citations", models.JSONField(blank=True, default=list, verbose_name="related documents")),
                (
                    "themes",
                    models.JSONField(
                        blank=True, default=reports.models.edition.usual_themes, verbose_name="areas"
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=5),
                        default=reports.models.edition.english,
                        size=None,
                        verbose_name="languages",
                    ),
                ),
                (
                    "translations",
                    models.JSONField(blank=True, default=dict, verbose_name="wordings in other languages"),
                ),
                (
                    "session_on",
                    models.DateField(blank=True, null=True, verbose_name="first day of the session"),
                ),
                ("synthetic", models.BooleanField(default=False, editable=False, verbose_name="synthetic")),
                (
                    "replacement",
                    models.CharField(
                        blank=True,
                        choices=[("corrected", "Correction"), ("restated", "Restatement")],
                        editable=False,
                        max_length=10,
                        verbose_name="kind of replacement",
                    ),
                ),
                (
                    "reason",
                    models.TextField(blank=True, editable=False, verbose_name="reason of the replacement"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("drafted", "Drafted"),
                            ("compiled", "Compiled"),
                            ("cleared", "Cleared by every organ"),
                            ("signed", "Signed by two"),
                            ("published", "Published"),
                        ],
                        default="drafted",
                        editable=False,
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("sha256", models.CharField(blank=True, editable=False, max_length=64, verbose_name="hash")),
                ("compiled_at", models.DateTimeField(editable=False, null=True, verbose_name="compiled at")),
                ("signed_at", models.DateTimeField(editable=False, null=True, verbose_name="signed at")),
                (
                    "countersigned_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="countersigned at"),
                ),
                (
                    "published_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="published at"),
                ),
                (
                    "countersigned_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="countersigned by",
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
                        verbose_name="drafted by",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="reports.edition",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="published by",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.edition",
                        verbose_name="takes the place of",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="signed by",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EditionStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("action", models.CharField(max_length=30, verbose_name="action")),
                ("at", models.DateTimeField(verbose_name="at")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="reports.edition",
                        verbose_name="edition",
                    ),
                ),
            ],
            options={
                "verbose_name": "step",
                "verbose_name_plural": "steps",
                "indexes": [models.Index(fields=["edition", "-id"], name="reports_editionstep_latest")],
            },
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French")], max_length=5, verbose_name="language"
                    ),
                ),
                ("key", models.CharField(max_length=60, verbose_name="paragraph")),
                ("version", models.PositiveIntegerField(verbose_name="version")),
                ("section", models.CharField(max_length=40, verbose_name="section")),
                ("after", models.CharField(blank=True, max_length=60, verbose_name="stands behind")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("written", "Written"),
                            ("left_out", "Left out"),
                            ("own", "The register's own wording"),
                        ],
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=120, verbose_name="title")),
                ("body", models.TextField(blank=True, verbose_name="text")),
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
                ("written_at", models.DateTimeField(verbose_name="written at")),
                (
                    "carried_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reports.edition",
                        verbose_name="taken over from",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passages",
                        to="reports.edition",
                        verbose_name="edition",
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
                "verbose_name": "paragraph",
                "verbose_name_plural": "paragraphs",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "language", "key", "version"), name="reports_passage_version_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "written"), models.Q(("body", ""), _negated=True)),
                            models.Q(models.Q(("state", "written"), _negated=True), ("body", "")),
                            _connector="OR",
                        ),
                        name="reports_passage_written_with_text",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("organ__in", ("registry", "otp", "presidency"))),
                        name="reports_passage_organ_of_the_court",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RenderJob",
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
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French")],
                        default="en",
                        max_length=5,
                        verbose_name="language",
                    ),
                ),
                ("published", models.BooleanField(verbose_name="of the published edition")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="renderings",
                        to="reports.edition",
                        verbose_name="edition",
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
                "verbose_name": "rendering",
                "verbose_name_plural": "renderings",
                "indexes": [
                    models.Index(fields=["edition", "language", "-id"], name="reports_renderjob_latest")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["queued", "running", "done", "failed", "cancelled"])
                        ),
                        name="reports_renderjob_status_known",
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
                        name="reports_renderjob_finished_when_over",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(models.Q(("status", "failed"), _negated=True), ("error", "")),
                            models.Q(models.Q(("error", ""), _negated=True), ("status", "failed")),
                            _connector="OR",
                        ),
                        name="reports_renderjob_failure_with_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("queued", "running"))),
                        fields=("edition", "language"),
                        name="reports_renderjob_one_under_way",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RenderedFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("content", models.BinaryField(verbose_name="content")),
                ("sha256", models.CharField(max_length=64, verbose_name="hash")),
                (
                    "job",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="file",
                        to="reports.renderjob",
                        verbose_name="rendering",
                    ),
                ),
            ],
            options={
                "verbose_name": "rendered file",
                "verbose_name_plural": "rendered files",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sha256", reports.models.hashing.Sha256("content"))),
                        name="reports_renderedfile_hash_of_content",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="edition",
            trigger=pgtrigger.compiler.Trigger(
                name="published_is_frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.\"status\" = 'published')",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f95c55a02463c9717bf6d50399985eff00dd1a15",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_published_is_frozen_4b4a6",
                    table="reports_edition",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="edition",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_editionhistory" ("agreements_on", "apic_on", "at_large_on", "citations", "compiled_at", "countersigned_at", "countersigned_by_id", "created_by_id", "distributed_on", "distribution", "facilitator", "id", "job_number", "known_at", "languages", "mandate", "meetings", "original_language", "period_end", "period_start", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_and_dates", "published_at", "published_by_id", "reason", "replacement", "replaces_id", "session", "session_on", "sha256", "signed_at", "signed_by_id", "slug", "status", "symbol", "synthetic", "themes", "title", "translations", "version") SELECT new_values."agreements_on", new_values."apic_on", new_values."at_large_on", new_values."citations", new_values."compiled_at", new_values."countersigned_at", new_values."countersigned_by_id", new_values."created_by_id", new_values."distributed_on", new_values."distribution", new_values."facilitator", new_values."id", new_values."job_number", new_values."known_at", new_values."languages", new_values."mandate", new_values."meetings", new_values."original_language", new_values."period_end", new_values."period_start", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."place_and_dates", new_values."published_at", new_values."published_by_id", new_values."reason", new_values."replacement", new_values."replaces_id", new_values."session", new_values."session_on", new_values."sha256", new_values."signed_at", new_values."signed_by_id", new_values."slug", new_values."status", new_values."symbol", new_values."synthetic", new_values."themes", new_values."title", new_values."translations", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="a3c02e8c62c4b6e4c8fb6647299eab9d65561168",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ccfb0",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="reports_edition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="edition",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_editionhistory" ("agreements_on", "apic_on", "at_large_on", "citations", "compiled_at", "countersigned_at", "countersigned_by_id", "created_by_id", "distributed_on", "distribution", "facilitator", "id", "job_number", "known_at", "languages", "mandate", "meetings", "original_language", "period_end", "period_start", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_and_dates", "published_at", "published_by_id", "reason", "replacement", "replaces_id", "session", "session_on", "sha256", "signed_at", "signed_by_id", "slug", "status", "symbol", "synthetic", "themes", "title", "translations", "version") SELECT new_values."agreements_on", new_values."apic_on", new_values."at_large_on", new_values."citations", new_values."compiled_at", new_values."countersigned_at", new_values."countersigned_by_id", new_values."created_by_id", new_values."distributed_on", new_values."distribution", new_values."facilitator", new_values."id", new_values."job_number", new_values."known_at", new_values."languages", new_values."mandate", new_values."meetings", new_values."original_language", new_values."period_end", new_values."period_start", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."place_and_dates", new_values."published_at", new_values."published_by_id", new_values."reason", new_values."replacement", new_values."replaces_id", new_values."session", new_values."session_on", new_values."sha256", new_values."signed_at", new_values."signed_by_id", new_values."slug", new_values."status", new_values."symbol", new_values."synthetic", new_values."themes", new_values."title", new_values."translations", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."agreements_on" IS DISTINCT FROM (new_values."agreements_on") OR old_values."apic_on" IS DISTINCT FROM (new_values."apic_on") OR old_values."at_large_on" IS DISTINCT FROM (new_values."at_large_on") OR old_values."citations" IS DISTINCT FROM (new_values."citations") OR old_values."compiled_at" IS DISTINCT FROM (new_values."compiled_at") OR old_values."countersigned_at" IS DISTINCT FROM (new_values."countersigned_at") OR old_values."countersigned_by_id" IS DISTINCT FROM (new_values."countersigned_by_id") OR old_values."created_by_id" IS DISTINCT FROM (new_values."created_by_id") OR old_values."distributed_on" IS DISTINCT FROM (new_values."distributed_on") OR old_values."distribution" IS DISTINCT FROM (new_values."distribution") OR old_values."facilitator" IS DISTINCT FROM (new_values."facilitator") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."job_number" IS DISTINCT FROM (new_values."job_number") OR old_values."known_at" IS DISTINCT FROM (new_values."known_at") OR old_values."languages" IS DISTINCT FROM (new_values."languages") OR old_values."mandate" IS DISTINCT FROM (new_values."mandate") OR old_values."meetings" IS DISTINCT FROM (new_values."meetings") OR old_values."original_language" IS DISTINCT FROM (new_values."original_language") OR old_values."period_end" IS DISTINCT FROM (new_values."period_end") OR old_values."period_start" IS DISTINCT FROM (new_values."period_start") OR old_values."place_and_dates" IS DISTINCT FROM (new_values."place_and_dates") OR old_values."published_at" IS DISTINCT FROM (new_values."published_at") OR old_values."published_by_id" IS DISTINCT FROM (new_values."published_by_id") OR old_values."reason" IS DISTINCT FROM (new_values."reason") OR old_values."replacement" IS DISTINCT FROM (new_values."replacement") OR old_values."replaces_id" IS DISTINCT FROM (new_values."replaces_id") OR old_values."session" IS DISTINCT FROM (new_values."session") OR old_values."session_on" IS DISTINCT FROM (new_values."session_on") OR old_values."sha256" IS DISTINCT FROM (new_values."sha256") OR old_values."signed_at" IS DISTINCT FROM (new_values."signed_at") OR old_values."signed_by_id" IS DISTINCT FROM (new_values."signed_by_id") OR old_values."slug" IS DISTINCT FROM (new_values."slug") OR old_values."status" IS DISTINCT FROM (new_values."status") OR old_values."symbol" IS DISTINCT FROM (new_values."symbol") OR old_values."synthetic" IS DISTINCT FROM (new_values."synthetic") OR old_values."themes" IS DISTINCT FROM (new_values."themes") OR old_values."title" IS DISTINCT FROM (new_values."title") OR old_values."translations" IS DISTINCT FROM (new_values."translations") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="2f93d8701b7024cece4ef9d75ed997941b826b5b",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7543e",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="reports_edition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="edition",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_editionhistory" ("agreements_on", "apic_on", "at_large_on", "citations", "compiled_at", "countersigned_at", "countersigned_by_id", "created_by_id", "distributed_on", "distribution", "facilitator", "id", "job_number", "known_at", "languages", "mandate", "meetings", "original_language", "period_end", "period_start", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_and_dates", "published_at", "published_by_id", "reason", "replacement", "replaces_id", "session", "session_on", "sha256", "signed_at", "signed_by_id", "slug", "status", "symbol", "synthetic", "themes", "title", "translations", "version") SELECT old_values."agreements_on", old_values."apic_on", old_values."at_large_on", old_values."citations", old_values."compiled_at", old_values."countersigned_at", old_values."countersigned_by_id", old_values."created_by_id", old_values."distributed_on", old_values."distribution", old_values."facilitator", old_values."id", old_values."job_number", old_values."known_at", old_values."languages", old_values."mandate", old_values."meetings", old_values."original_language", old_values."period_end", old_values."period_start", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."place_and_dates", old_values."published_at", old_values."published_by_id", old_values."reason", old_values."replacement", old_values."replaces_id", old_values."session", old_values."session_on", old_values."sha256", old_values."signed_at", old_values."signed_by_id", old_values."slug", old_values."status", old_values."symbol", old_values."synthetic", old_values."themes", old_values."title", old_values."translations", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="a2161765f2dbbd99af9193d20badd636afc28690",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_804c5",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="reports_edition",
                    when="AFTER",
                ),
            ),
        ),
    ]
