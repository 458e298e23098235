"""What can be done to a warrant, by whom, and what it leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Compartment, Person
from accounts.sight import purpose, viewing
from arrests import queries, services
from arrests.models import Review, SurrenderLink, Suspect, UnsealingProposal, Warrant, WarrantEvent
from arrests.queries.board import shown
from arrests.queries.search import Search
from common.asof import AsOf, start_of
from common.errors import Forbidden, Refusal, Stale
from partners.models import Partner, Situation
from requests_app.models import CooperationRequest
from requests_app.services import log_request
from tests.arrests.conftest import ISSUED, NOW, SECRET, add_event, reviewed, write_warrant

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ORDER = "ICC-01/99-12"


def unseal(warrant: Warrant, first: Person, second: Person, on: date = ISSUED) -> Warrant:
    with viewing(first):
        services.propose_unsealing(warrant, on=on, order_reference=ORDER, known_at=NOW, by=first)
    with viewing(second):
        services.confirm_unsealing(warrant, known_at=NOW, by=second)
        return Warrant.objects.select_related("suspect").get(pk=warrant.pk)


def names(on: date, known_at=NOW) -> list[str]:  # type: ignore[no-untyped-def]
    with purpose("figures"):
        return list(
            queries.individuals_at_large(on, known_at).order_by("name").values_list("name", flat=True)
        )


class TestUnsealing:
    def test_two_people_make_warrant_and_person_public_in_one_step(
        self, sealed: Warrant, clerk: Person, analyst: Person, facilitator: Person
    ) -> None:
        opened = unseal(sealed, analyst, clerk)
        assert (opened.level, opened.compartment, opened.number) == ("public", None, 1)
        assert (opened.suspect.level, opened.suspect.compartment) == ("public", None)
        with viewing(facilitator):
            event = WarrantEvent.objects.get(kind="unsealed")
            assert (event.effective_on, event.known_from, event.order_reference) == (ISSUED, NOW, ORDER)
        with viewing(clerk):
            proposal = UnsealingProposal.objects.get()
            assert (proposal.proposed_by, proposal.confirmed_by) == (analyst, clerk)

    def test_same_person_cannot_confirm_their_own_proposal(self, sealed: Warrant, clerk: Person) -> None:
        with viewing(clerk), pytest.raises(Forbidden, match="second person"):
            unseal(sealed, clerk, clerk)
        assert names(NOW.date()) == []

    def test_database_itself_refuses_one_person_as_both(self, sealed: Warrant, clerk: Person) -> None:
        with viewing(clerk):
            services.propose_unsealing(sealed, on=ISSUED, order_reference=ORDER, known_at=NOW, by=clerk)
            with pytest.raises(IntegrityError, match="two_people"), transaction.atomic():
                UnsealingProposal.objects.update(confirmed_by=clerk, confirmed_at=NOW)

    def test_person_counts_from_the_unsealing_and_in_no_answer_known_before(
        self, sealed: Warrant, clerk: Person, analyst: Person
    ) -> None:
        order_day = date(2026, 5, 20)
        unseal(sealed, clerk, analyst, on=order_day)
        assert names(order_day) == [SECRET]
        assert names(order_day - DAY) == []
        assert names(order_day, NOW - DAY) == []

    def test_day_before_the_issue_or_in_the_future_is_refused(self, sealed: Warrant, clerk: Person) -> None:
        for on in (ISSUED - DAY, NOW.date() + DAY):
            with viewing(clerk), pytest.raises(Refusal) as refused:
                services.propose_unsealing(sealed, on=on, order_reference=ORDER, known_at=NOW, by=clerk)
            assert refused.value.field == "on"

    def test_order_must_be_named(self, sealed: Warrant, clerk: Person) -> None:
        with viewing(clerk), pytest.raises(Refusal) as refused:
            services.propose_unsealing(sealed, on=ISSUED, order_reference="  ", known_at=NOW, by=clerk)
        assert refused.value.field == "order_reference"

    def test_withdrawn_proposal_can_be_made_again_by_the_other(
        self, sealed: Warrant, clerk: Person, analyst: Person
    ) -> None:
        with viewing(clerk):
            services.propose_unsealing(sealed, on=ISSUED, order_reference=ORDER, known_at=NOW, by=clerk)
            services.withdraw_unsealing(sealed, known_at=NOW, by=clerk)
        unseal(sealed, analyst, clerk)
        assert names(NOW.date()) == [SECRET]

    def test_individual_who_is_already_public_is_not_counted_twice(
        self, sealed: Warrant, situation: Situation, clerk: Person, analyst: Person
    ) -> None:
        known = write_warrant(situation, SECRET)
        opened = unseal(sealed, clerk, analyst)
        assert (opened.suspect_id, opened.number) == (known.suspect_id, 2)
        assert names(NOW.date()) == [SECRET]
        with purpose("demo"):
            assert Suspect.objects.filter(name=SECRET).count() == 1

    def test_numbers_of_a_public_person_have_no_gap_for_a_sealed_warrant(
        self,
        public: Warrant,
        sealed_circle: Compartment,
        situation: Situation,
        clerk: Person,
        analyst: Person,
    ) -> None:
        with viewing(clerk):
            second = services.register_sealed_warrant(
                suspect=public.suspect,
                situation=situation,
                name="",
                compartment=sealed_circle,
                on=ISSUED,
                known_at=NOW,
                by=clerk,
            )
        third = write_warrant(situation, public.suspect.name, number=2)
        assert unseal(second, clerk, analyst).number == 3
        assert third.number == 2

    def test_assembly_and_presidency_take_no_part(self, public: Warrant, president: Person) -> None:
        with viewing(president), pytest.raises(Forbidden):
            services.propose_unsealing(public, on=ISSUED, order_reference=ORDER, known_at=NOW, by=president)


class TestRegistering:
    def test_only_into_a_compartment_of_ones_own(
        self, compartment: Compartment, situation: Situation, analyst: Person
    ) -> None:
        with viewing(analyst), pytest.raises(Refusal) as refused:
            services.register_sealed_warrant(
                situation=situation, name="A", compartment=compartment, on=ISSUED, known_at=NOW, by=analyst
            )
        assert refused.value.field == "compartment"

    def test_nameless_person_and_future_day_are_refused(
        self, sealed_circle: Compartment, situation: Situation, clerk: Person
    ) -> None:
        for name, on, field in [(" ", ISSUED, "name"), ("A", NOW.date() + DAY, "on")]:
            with viewing(clerk), pytest.raises(Refusal) as refused:
                services.register_sealed_warrant(
                    situation=situation, name=name, compartment=sealed_circle, on=on, known_at=NOW, by=clerk
                )
            assert refused.value.field == field
        with purpose("demo"):
            assert not Suspect.objects.exists()

    def test_presidency_registers_none(
        self, compartment: Compartment, situation: Situation, president: Person
    ) -> None:
        with viewing(president), pytest.raises(Forbidden):
            services.register_sealed_warrant(
                situation=situation, name="A", compartment=compartment, on=ISSUED, known_at=NOW, by=president
            )


class TestRecording:
    def test_surrender_ends_at_large_from_its_day_on(self, public: Warrant, clerk: Person) -> None:
        with viewing(clerk):
            services.record_event(public, action="surrendered", on=date(2026, 5, 20), known_at=NOW, by=clerk)
        assert names(date(2026, 5, 19)) == [public.suspect.name]
        assert names(date(2026, 5, 20)) == []
        assert names(date(2026, 5, 20), NOW - DAY) == [public.suspect.name]

    @pytest.mark.parametrize("kind", ["arrested", "reported_dead", "at_large", "amended"])
    def test_custody_and_reported_death_end_nothing(self, kind: str, public: Warrant, clerk: Person) -> None:
        with viewing(clerk):
            services.record_event(public, action=kind, on=date(2026, 5, 20), known_at=NOW, by=clerk)
        assert names(date(2026, 5, 21)) == [public.suspect.name]

    def test_custody_is_shown_beside_outstanding_until_release(self, public: Warrant, clerk: Person) -> None:
        add_event(public, "arrested", date(2026, 4, 1))
        add_event(public, "released", date(2026, 5, 1))
        with viewing(clerk):
            held, free = (queries.board(on, NOW)[0] for on in (date(2026, 4, 30), date(2026, 5, 1)))
        assert held.custody_since == date(2026, 4, 1)
        assert free.custody_since is None

    def test_escape_puts_the_person_at_large_again(self, public: Warrant) -> None:
        add_event(public, "surrendered", date(2026, 4, 1))
        add_event(public, "escaped", date(2026, 5, 1))
        assert [names(on) for on in (date(2026, 3, 31), date(2026, 4, 1), date(2026, 5, 1))] == [
            [public.suspect.name],
            [],
            [public.suspect.name],
        ]

    def test_exit_before_the_unsealing_means_never_counted(self, situation: Situation) -> None:
        warrant = write_warrant(situation, "Short Story", issued=date(2026, 3, 1), unsealed=date(2026, 3, 9))
        add_event(warrant, "surrendered", date(2026, 3, 8), known_from=start_of(date(2026, 3, 9)))
        assert [names(date(2026, 3, day)) for day in (7, 8, 9, 10)] == [[], [], [], []]

    def test_one_of_two_warrants_keeps_the_person_at_large_once(
        self, public: Warrant, situation: Situation
    ) -> None:
        write_warrant(situation, public.suspect.name, number=2)
        assert names(date(2026, 5, 1)) == [public.suspect.name]
        add_event(public, "warrant_vacated", date(2026, 4, 1))
        assert names(date(2026, 5, 1)) == [public.suspect.name]

    def test_only_the_registry_records_on_public_warrants(self, public: Warrant, analyst: Person) -> None:
        with viewing(analyst), pytest.raises(Forbidden):
            services.record_event(public, action="surrendered", on=ISSUED, known_at=NOW, by=analyst)

    def test_member_of_the_compartment_records_on_sealed_ones(self, sealed: Warrant, analyst: Person) -> None:
        with viewing(analyst):
            services.record_event(sealed, action="surrendered", on=ISSUED, known_at=NOW, by=analyst)

    def test_stale_page_is_told_so(self, public: Warrant, clerk: Person) -> None:
        add_event(public, "surrendered", ISSUED + DAY)
        with viewing(clerk), pytest.raises(Stale):
            services.record_event(
                public, action="arrested", on=ISSUED + DAY, known_at=NOW, by=clerk, seen="issued"
            )

    def test_status_never_changes_before_its_latest_change(self, public: Warrant, clerk: Person) -> None:
        add_event(public, "surrendered", date(2026, 4, 1))
        with viewing(clerk), pytest.raises(Refusal, match="2026-04-01"):
            services.record_event(public, action="convicted", on=date(2026, 3, 1), known_at=NOW, by=clerk)


class TestCorrecting:
    def test_corrected_day_holds_from_the_correction_on(self, public: Warrant, clerk: Person) -> None:
        exit_ = add_event(public, "surrendered", date(2026, 4, 1))
        with viewing(clerk):
            services.correct_event(exit_, on=date(2026, 5, 1), known_at=NOW, by=clerk, note="Wrong month.")
        assert names(date(2026, 4, 15)) == [public.suspect.name]
        assert names(date(2026, 4, 15), NOW - DAY) == []
        assert names(date(2026, 5, 1)) == []

    def test_struck_out_entry_never_happened(self, public: Warrant, clerk: Person) -> None:
        exit_ = add_event(public, "surrendered", date(2026, 4, 1))
        with viewing(clerk):
            services.correct_event(exit_, on=None, known_at=NOW, by=clerk)
        assert names(date(2026, 4, 15)) == [public.suspect.name]

    def test_entry_is_corrected_once(self, public: Warrant, clerk: Person) -> None:
        exit_ = add_event(public, "surrendered", date(2026, 4, 1))
        with viewing(clerk):
            services.correct_event(exit_, on=None, known_at=NOW, by=clerk)
            with pytest.raises(Refusal, match="corrected before"):
                services.correct_event(exit_, on=date(2026, 4, 2), known_at=NOW, by=clerk)


def last_judged(on: date) -> Review | None:
    """The last review of the only person on the board of a day."""
    search = Search(queries.outstanding(on, NOW), AsOf(on, NOW))
    ((row,), _count) = shown([one.pk for one in search.people], search, with_reviews=True, counted=False)
    return row.review


class TestReviewing:
    def test_latest_review_up_to_the_day_is_shown(self, public: Warrant, analyst: Person) -> None:
        with viewing(analyst):
            for scenario, on in [("operational", date(2026, 1, 1)), ("political_will", date(2026, 4, 1))]:
                reviewed(public, analyst, on, start_of(on), scenario=scenario)
            days = (date(2025, 12, 31), date(2026, 3, 31), NOW.date())
            judged = [last_judged(on) for on in days]
        assert [row and row.scenario for row in judged] == [None, "operational", "political_will"]

    def test_registry_reads_and_does_not_review(self, public: Warrant, clerk: Person) -> None:
        with viewing(clerk), pytest.raises(Forbidden):
            reviewed(public, clerk, ISSUED)

    def test_ended_warrant_has_no_obstacle(self, public: Warrant, analyst: Person) -> None:
        add_event(public, "surrendered", date(2026, 4, 1))
        with viewing(analyst), pytest.raises(Refusal, match="no longer outstanding"):
            reviewed(public, analyst, ISSUED)

    def test_reason_is_needed(self, public: Warrant, analyst: Person) -> None:
        with viewing(analyst), pytest.raises(Refusal) as refused:
            reviewed(public, analyst, ISSUED, reason=" ")
        assert refused.value.field == "reason"


class TestLinking:
    @pytest.fixture
    def asked(self, clerk: Person) -> Callable[..., CooperationRequest]:
        """A draft request of the Registry to one State."""

        def asked(family: str = "arrest_surrender", **fields: object) -> CooperationRequest:
            with purpose("demo"):
                partner, _made = Partner.objects.get_or_create(
                    code="ATL", defaults={"kind": "state", "name_en": "Atlantis", "sort_key": "atlantis"}
                )
            with viewing(clerk):
                return log_request(
                    family=family,
                    originator="registry",
                    partner=partner,
                    subject="Arrest and surrender",
                    by=clerk,
                    known_at=NOW,
                    **fields,  # type: ignore[arg-type]
                )

        return asked

    def test_linked_request_is_read_by_registry_and_prosecutor_alike(
        self, public: Warrant, asked: Callable[..., CooperationRequest], clerk: Person, analyst: Person
    ) -> None:
        request = asked(level="confidential")
        with viewing(analyst):
            assert not CooperationRequest.objects.exists()
        with viewing(clerk):
            services.link_request(public, request, by=clerk)
            services.link_request(public, request, by=clerk)
        with viewing(analyst):
            assert SurrenderLink.objects.get().request == request

    def test_facilitator_sees_no_link(
        self, public: Warrant, asked: Callable[..., CooperationRequest], clerk: Person, facilitator: Person
    ) -> None:
        with viewing(clerk):
            services.link_request(public, asked(), by=clerk)
        with viewing(facilitator):
            assert not SurrenderLink.objects.exists()

    def test_sealed_warrant_is_tied_to_no_request_that_others_can_read(
        self, sealed: Warrant, asked: Callable[..., CooperationRequest], clerk: Person
    ) -> None:
        for level in ("public", "confidential"):
            with viewing(clerk), pytest.raises(Refusal, match="same compartment"):
                services.link_request(sealed, asked(level=level), by=clerk)

    def test_sealed_warrant_and_sealed_request_of_one_compartment(
        self,
        sealed: Warrant,
        asked: Callable[..., CooperationRequest],
        sealed_circle: Compartment,
        clerk: Person,
        analyst: Person,
        officer: Person,
    ) -> None:
        request = asked(level="under_seal", compartment=sealed_circle)
        with viewing(clerk):
            services.link_request(sealed, request, by=clerk)
        with viewing(analyst):
            assert SurrenderLink.objects.get().request == request
        with viewing(officer):
            assert not SurrenderLink.objects.exists()

    def test_sealed_request_of_a_public_warrant_stays_with_its_compartment(
        self,
        public: Warrant,
        asked: Callable[..., CooperationRequest],
        sealed_circle: Compartment,
        clerk: Person,
        officer: Person,
    ) -> None:
        with viewing(clerk):
            services.link_request(public, asked(level="under_seal", compartment=sealed_circle), by=clerk)
        with viewing(officer):
            assert not SurrenderLink.objects.exists()

    def test_other_families_are_refused(
        self, public: Warrant, asked: Callable[..., CooperationRequest], clerk: Person
    ) -> None:
        with viewing(clerk), pytest.raises(Refusal) as refused:
            services.link_request(public, asked(family="visa"), by=clerk)
        assert refused.value.field == "request"

    def test_presidency_links_nothing(
        self, public: Warrant, asked: Callable[..., CooperationRequest], president: Person
    ) -> None:
        request = asked()
        with viewing(president), pytest.raises(Forbidden):
            services.link_request(public, request, by=president)
