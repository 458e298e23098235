"""Reference files: loaded twice, changed, and spoilt in every way."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from common.errors import Refusal, Rejected
from common.reference import Change, ChangeKind
from icc_coop import reference
from partners.models import GroupMembership, Partner, Recommendation, Situation, TreatyEvent
from partners.queries import groups_on, parties_to
from partners.vocab import RegionalGroup, Treaty, TreatyEventKind
from tests.partners.conftest import EARLY, LATER, LOADED_AT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

Edit = Callable[[str, str, str], Path]


def rows() -> list[tuple[int, ...]]:
    """How much is registered."""
    models = (Partner, GroupMembership, TreatyEvent, Situation, Recommendation)
    return [tuple(model._default_manager.order_by("pk").values_list("pk", flat=True)) for model in models]


def changes(folder: Path) -> list[Change]:
    found = reference.load(folder, known_at=LATER)
    return [change for file in found.values() for change in file if change.kind != ChangeKind.NOTED]


def test_every_row_of_the_own_files_is_loaded() -> None:
    assert Partner.objects.states().count() == 196
    assert Partner.objects.organizations().count() == 32
    assert Recommendation.objects.count() == 66
    assert Recommendation.objects.get(number=21).recalled_in_paragraphs == [18, 23]
    assert Partner.objects.get(code="NAM").iso2 == "NA"
    assert Partner.objects.get(code="CIV").sort_key == "cote d'ivoire"
    signed_or_deposited = TreatyEvent.objects.filter(
        kind__in=(TreatyEventKind.SIGNED, TreatyEventKind.DEPOSITED)
    )
    for treaty, file in ((Treaty.ROME_STATUTE, "rome_statute.csv"), (Treaty.APIC, "apic.csv")):
        in_file = len((reference.OWN_COPY / file).read_text().splitlines()) - 1
        assert signed_or_deposited.filter(treaty=treaty).values("partner").distinct().count() == in_file


def test_a_second_load_changes_nothing(folder: Path) -> None:
    before = rows()
    assert changes(folder) == []
    assert rows() == before


def test_first_facts_are_known_from_the_day_they_became_public() -> None:
    for event in TreatyEvent.objects.filter(kind__in=(TreatyEventKind.SIGNED, TreatyEventKind.DEPOSITED)):
        known = event.known_from.astimezone(LOADED_AT.tzinfo)
        assert (known.date(), known.hour) == (event.effective_on, 0)


def test_a_changed_date_is_a_new_event_that_corrects_the_old_one(edit: Edit) -> None:
    folder = edit(
        "apic.csv", "CHE,2002-09-10,ratification,2012-09-25", "CHE,2002-09-10,ratification,2012-10-01"
    )
    edit("apic.csv", "2012-10-01,2012-10-25", "2012-10-01,2012-10-31")
    assert changes(folder) == [
        Change(ChangeKind.CHANGED, "Switzerland", "Deposited its instrument: 2012-09-25 → 2012-10-01"),
        Change(ChangeKind.CHANGED, "Switzerland", "In force: 2012-10-25 → 2012-10-31"),
    ]
    new = TreatyEvent.objects.get(
        partner__code="CHE", treaty="apic", kind="deposited", corrects__isnull=False
    )
    assert (new.known_from, new.corrects.effective_on) == (LATER, date(2012, 9, 25))  # type: ignore[union-attr]
    between = date(2012, 9, 28)
    assert parties_to(Treaty.APIC, between, LOADED_AT).filter(code="CHE").exists()
    assert not parties_to(Treaty.APIC, between, LATER).filter(code="CHE").exists()
    assert changes(folder) == []


def test_a_new_row_is_known_from_the_moment_of_loading(edit: Edit) -> None:
    folder = edit("apic.csv", "WSM,,accession", "TUV,,accession,2012-01-01,,recalled,,\nWSM,,accession")
    assert [str(change.kind) for change in changes(folder)] == ["added", "added"]
    in_force = TreatyEvent.objects.get(partner__code="TUV", kind="entered_into_force")
    assert in_force.effective_on == date(2012, 1, 31)
    assert parties_to(Treaty.APIC, EARLY, LOADED_AT).count() == 72
    assert parties_to(Treaty.APIC, EARLY, LATER).count() == 73


def test_an_emptied_date_is_struck_out(edit: Edit) -> None:
    folder = edit("rome_statute.csv", "2016-10-27,2017-10-27,,source", ",,,source")
    assert [change.detail for change in changes(folder)][-2:] == [
        "Gave notice of withdrawal: 2016-10-27 → –",
        "Withdrawal takes effect: 2017-10-27 → –",
    ]
    assert not parties_to(Treaty.ROME_STATUTE, date(2020, 1, 1), LOADED_AT).filter(code="BDI").exists()
    assert parties_to(Treaty.ROME_STATUTE, date(2020, 1, 1), LATER).filter(code="BDI").exists()


def test_a_notice_taken_back_strikes_out_the_withdrawal(edit: Edit) -> None:
    folder = edit("rome_statute.csv", "2026-06-18,2027-06-18,,", "2026-06-18,,2026-10-10,")
    assert [change.detail for change in changes(folder) if change.row == "Niger"][-2:] == [
        "Took its notice back: 2026-10-10",
        "Withdrawal takes effect: 2027-06-18 → –",
    ]
    after = date(2027, 6, 18)
    assert not parties_to(Treaty.ROME_STATUTE, after, LOADED_AT).filter(code="NER").exists()
    assert parties_to(Treaty.ROME_STATUTE, after, LATER).filter(code="NER").exists()


def test_absent_rows_are_told_and_kept(edit: Edit) -> None:
    folder = edit(
        "apic.csv", "WSM,,accession,2016-04-08,2016-05-08,source,pgaction.org + cjad.nottingham.ac.uk,\n", ""
    )
    edit("partners.csv", "IGAD,Intergovernmental Authority on Development,", "IGAD2,Another Authority,")
    before = rows()
    assert set(changes(folder)) == {
        Change(ChangeKind.ADDED, "Another Authority"),
        Change(ChangeKind.ABSENT, "Intergovernmental Authority on Development"),
        Change(ChangeKind.ABSENT, "Samoa"),
    }
    assert set(before[0]) <= set(rows()[0])


def test_a_change_of_group_counts_from_the_day_of_loading(edit: Edit) -> None:
    folder = edit("states.csv", "Asia-Pacific group in the UN and in the Assembly of States Parties", "moved")
    edit("states.csv", "Cyprus,Chypre,,APG", "Cyprus,Chypre,,WEOG")
    assert changes(folder)[-1] == Change(ChangeKind.CHANGED, "Cyprus", "group: APG → WEOG")
    cyprus = Partner.objects.get(code="CYP").pk
    assert groups_on(date(2026, 10, 19))[cyprus] == RegionalGroup.APG
    assert groups_on(date(2026, 10, 20))[cyprus] == RegionalGroup.WEOG
    edit("states.csv", "Cyprus,Chypre,,WEOG", "Cyprus,Chypre,,EEG")
    changes(folder)
    assert groups_on(date(2026, 10, 20))[cyprus] == RegionalGroup.EEG


def test_a_renamed_state_is_a_change(edit: Edit) -> None:
    folder = edit("states.csv", "Türkiye,Turquie,,", "Turkey,Turquie,Türkiye,")
    (change,) = changes(folder)
    assert change.detail == "name_en: Türkiye → Turkey; un_name_en:  → Türkiye; sort_key: turkiye → turkey"


ALBANIA = "ALB,,accession,2006-08-02,2006-09-01,source,BGBl. III 116/2008,"
FRANCE = "FRA,1998-07-18,ratification,2000-06-09,2002-07-01,,,,source,"

BAD = [
    (
        "states.csv",
        "FR,FRA",
        "FR,FR",
        "states.csv, row 61, column iso3: “FR” is no code of 3 capital letters.",
    ),
    (
        "states.csv",
        "FR,FRA",
        "FR,GAB",
        "states.csv, row 63, column iso3: repeats row 61; delete one of the two.",
    ),
    (
        "states.csv",
        "FR,FRA",
        "GA,FRA",
        "states.csv, row 63, column iso2: repeats row 61; delete one of the two.",
    ),
    (
        "states.csv",
        "France,France,,WEOG",
        "France,France,,WEST",
        "states.csv, row 61, column un_regional_group: “WEST” is not known here; write one of: AFR, APG, EEG, GRULAC, WEOG.",
    ),
    (
        "states.csv",
        "France,France,,WEOG,yes",
        "France,France,,WEOG,true",
        "states.csv, row 61, column un_member: “true” is not known here; write one of: yes, observer, no.",
    ),
    (
        "states.csv",
        "iso2,iso3",
        "iso2,code",
        (
            "states.csv, row 1: The header is wrong (missing: iso3; not known: code); it must be: "
            "iso2,iso3,name_en,name_fr,un_name_en,un_regional_group,un_member,note."
        ),
    ),
    (
        "partners.csv",
        "EAC,East",
        "KEN,East",
        "partners.csv, row 30, column code: is the code of Kenya already; choose another.",
    ),
    (
        "partners.csv",
        "EAC,East",
        "E A C,East",
        "partners.csv, row 30, column code: “E A C” is no code; write up to 20 capital letters and digits.",
    ),
    (
        "apic.csv",
        "ALB,,",
        "XYZ,,",
        "apic.csv, row 2, column iso3: “XYZ” is no State of states.csv; correct the code.",
    ),
    (
        "apic.csv",
        "ALB,,",
        "OIF,,",
        "apic.csv, row 2, column iso3: “OIF” is no State of states.csv; correct the code.",
    ),
    ("apic.csv", "ALB,,", ",,", "apic.csv, row 2, column iso3: The cell is empty; fill it in."),
    (
        "apic.csv",
        "2006-08-02",
        "2006-02-30",
        "apic.csv, row 2, column deposit_date: “2006-02-30” is no day of the calendar; correct it.",
    ),
    (
        "apic.csv",
        ALBANIA,
        f"{ALBANIA}\n{ALBANIA}",
        "apic.csv, row 3, column iso3: repeats row 2; delete one of the two.",
    ),
    (
        "apic.csv",
        ALBANIA,
        "ALB,,accession,2006-08-02",
        "apic.csv, row 2: has 4 cells, not 8; the row is cut off, or a comma is not in quotation marks.",
    ),
    (
        "apic.csv",
        "ALB,,accession,2006-08-02",
        "ALB,2006-08-03,accession,2006-08-02",
        (
            "apic.csv, row 2, column deposit_date: The deposit (2006-08-02) lies before the signature (2006-08-03); "
            "correct one of the two."
        ),
    ),
    (
        "apic.csv",
        "ALB,,accession,2006-08-02,2006-09-01",
        "ALB,,accession,2006-08-02,2006-08-01",
        (
            "apic.csv, row 2, column entry_into_force: The entry into force (2006-08-01) lies before the deposit "
            "(2006-08-02); correct one of the two."
        ),
    ),
    (
        "apic.csv",
        "ALB,,accession,2006-08-02,2006-09-01",
        "ALB,,,,",
        "apic.csv, row 2: has neither a signature nor a deposit; fill in one of them or delete the row.",
    ),
    (
        "apic.csv",
        "ALB,,accession,",
        "ALB,,,",
        "apic.csv, row 2, column instrument: A deposit without instrument; write which one was deposited.",
    ),
    (
        "apic.csv",
        "ALB,,accession,2006-08-02,2006-09-01",
        "ALB,2003-01-01,accession,,",
        "apic.csv, row 2, column deposit_date: An instrument without day of deposit; fill it in.",
    ),
    (
        "apic.csv",
        "ALB,,accession,2006-08-02",
        "ALB,,accession,1998-08-02",
        "apic.csv, row 2, column deposit_date: 1998-08-02 lies before the treaty was opened on 2002-09-10; correct it.",
    ),
    (
        "rome_statute.csv",
        FRANCE,
        FRANCE.replace(",,,,source", ",2016-01-01,2016-06-01,,source"),
        (
            "rome_statute.csv, row 54, column withdrawal_effective: A withdrawal takes effect one year after the notice, "
            "not before 2017-01-01; correct it."
        ),
    ),
    (
        "rome_statute.csv",
        FRANCE,
        FRANCE.replace(",,,,source", ",2016-01-01,,2017-01-01,source"),
        (
            "rome_statute.csv, row 54, column withdrawal_rescinded: A notice is taken back between its own day (2016-01-01) "
            "and that of its effect (2017-01-01)."
        ),
    ),
    (
        "rome_statute.csv",
        FRANCE,
        FRANCE.replace(",,,,source", ",,2017-01-01,,source"),
        "rome_statute.csv, row 54, column withdrawal_effective: There is no notice of withdrawal; fill in its day.",
    ),
    (
        "rome_statute.csv",
        FRANCE,
        FRANCE.replace(",,,,source", ",1999-01-01,,,source"),
        "rome_statute.csv, row 54, column withdrawal_notified: Only a party can withdraw; the deposit must come first.",
    ),
    (
        "recommendations.csv",
        "\n66,",
        "\n67,",
        "recommendations.csv, row 67, column number: “67” is no recommendation; they are numbered from 1 to 66.",
    ),
    (
        "recommendations.csv",
        "\n66,",
        "\n65,",
        "recommendations.csv, row 67, column number: repeats row 66; delete one of the two.",
    ),
    (
        "situations.csv",
        "kenya,Kenya",
        "libya,Kenya",
        "situations.csv, row 12, column code: repeats row 11; delete one of the two.",
    ),
    (
        "situations.csv",
        "kenya,Kenya",
        "Kenya!,Kenya",
        "situations.csv, row 11, column code: “Kenya!” is no code; write up to 40 small letters, digits and hyphens.",
    ),
    (
        "situations.csv",
        "kenya,Kenya",
        "kenya-1,Kenya",
        "situations.csv, row 11, column name_en: is the name of the situation kenya already; choose another.",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "sentence"), BAD)
def test_a_bad_file_gets_a_sentence_and_changes_nothing(
    edit: Edit, file: str, old: str, new: str, sentence: str
) -> None:
    # A good change in another file must not be loaded either.
    edit("states.csv", "Sri Lanka,Sri Lanka", "Sri Lanka (new),Sri Lanka")
    folder = edit(file, old, new)
    before = rows()
    with pytest.raises(Rejected) as rejected:
        reference.load(folder, known_at=LATER)
    assert [str(finding) for finding in rejected.value.findings] == [sentence]
    assert rows() == before
    assert Partner.objects.get(code="LKA").name_en == "Sri Lanka"


def test_files_in_another_encoding_are_refused(folder: Path) -> None:
    path = folder / "states.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1", "replace"))
    with pytest.raises(
        Rejected, match=r"^states\.csv, row 6: The file is not UTF-8; save it as “CSV UTF-8”\.$"
    ):
        reference.load(folder, known_at=LATER)


def test_every_file_is_told_about_at_once(edit: Edit) -> None:
    folder = edit("states.csv", "FR,FRA", "FR,FR")
    edit("apic.csv", "2006-08-02", "2006-02-30")
    with pytest.raises(Rejected) as rejected:
        reference.load(folder, known_at=LATER)
    assert [finding.where.split(",")[0] for finding in rejected.value.findings] == ["states.csv", "apic.csv"]


def test_a_missing_folder_or_file_gets_a_sentence(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="does not exist; name the folder that holds the reference files"):
        reference.load(tmp_path / "nowhere", known_at=LATER)
    (folder / "apic.csv").unlink()
    with pytest.raises(Rejected, match=r"apic\.csv: The file is missing from the folder"):
        reference.load(folder, known_at=LATER)


def test_situations_may_be_missing(folder: Path) -> None:
    (folder / "situations.csv").unlink()
    assert changes(folder) == []


def test_what_is_there_already_is_left_alone_on_request(edit: Edit) -> None:
    folder = edit("states.csv", "Türkiye,Turquie,,", "Turkey,Turquie,Türkiye,")
    assert reference.load(folder, known_at=LATER, missing_only=True) == {}
    assert Partner.objects.get(code="TUR").name_en == "Türkiye"


# --- The command -------------------------------------------------------------------------------------------------


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("load_reference", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_loads_the_own_copy_and_says_that_nothing_changed() -> None:
    assert run().splitlines()[-1] == "Nothing changed."


def test_the_command_prints_each_change(edit: Edit) -> None:
    folder = edit("apic.csv", "ALB,,accession,2006-08-02", "ALB,,accession,2006-08-03")
    line = "  changed  Albania: Deposited its instrument: 2006-08-02 → 2006-08-03"
    assert line in run(str(folder), "--dry-run").splitlines()
    assert not TreatyEvent.objects.filter(treaty=Treaty.APIC, corrects__isnull=False).exists()
    printed = run(str(folder)).splitlines()
    assert line in printed
    assert printed[-1] == "1 changes loaded."
    assert run(str(folder)).splitlines()[-1] == "Nothing changed."


def test_the_command_prints_json_and_nothing_else(edit: Edit) -> None:
    folder = edit("apic.csv", "ALB,,accession,2006-08-02", "ALB,,accession,2006-08-03")
    found = json.loads(run(str(folder), "--json"))
    assert found["apic.csv"] == [
        {
            "kind": "changed",
            "row": "Albania",
            "detail": "Deposited its instrument: 2006-08-02 → 2006-08-03",
        }
    ]
    assert found["states.csv"] == []


def test_the_command_fails_with_every_sentence(edit: Edit) -> None:
    folder = edit("apic.csv", "2006-08-02", "2006-02-30")
    with pytest.raises(CommandError) as error:
        run(str(folder))
    assert (
        str(error.value)
        == "apic.csv, row 2, column deposit_date: “2006-02-30” is no day of the calendar; correct it."
    )
