"""The reference pages that are written from the code, so that they cannot lie."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiYamlRenderer

from accounts.sight import PURPOSES, ChildOf, MarkedRows, Open
from accounts.sight.declarations import Sight, declared, tables
from agreements import workflow as agreements_workflow
from arrests import workflow as arrests_workflow
from pursuit import workflow as pursuit_workflow
from pursuit.clocks import TERMS
from reports import workflow as reports_workflow
from reports.figures import FIGURES
from reports.statistics import KINDS
from reports.statistics.gathering import POLICY
from requests_app import workflow as requests_workflow
from requests_app.contents import CHECKLIST
from requests_app.escalation import HASTE, LADDER, THRESHOLDS
from requests_app.vocab import DocumentKind

NOTICE = "<!-- Written by `manage.py generate_docs`; change the code instead. -->\n"


def sight() -> str:
    """Every table, how its rows are seen, and the system purposes."""
    lines = [NOTICE, "# Who sees which row\n", "| Table | Seen |", "|---|---|"]
    own = sorted(tables(), key=lambda model: model._meta.db_table)
    lines += [f"| `{model._meta.db_table}` | {_in_words(declared(model))} |" for model in own]
    lines += ["", "## System purposes\n", "| Purpose | Scope | Why |", "|---|---|---|"]
    lines += [f"| `{name}` | {purpose.scope} | {purpose.why} |" for name, purpose in PURPOSES.items()]
    return "\n".join(lines) + "\n"


def _in_words(sight: Sight | None) -> str:
    match sight:
        case Open():
            words = f"open: {sight.why}"
        case MarkedRows():
            words = "by owner organ and level; in a compartment by its members alone"
        case ChildOf():
            words = f"with its `{sight.parent}`"
        case _:
            words = "by a rule of its own"
    return f"{words}{' (append-only)' if sight and sight.append_only else ''}"


def life_cycles() -> str:
    """Every life cycle: its states, its actions and its diagram."""
    lines = [NOTICE, "# Life cycles\n"]
    for title, workflow in LIFE_CYCLES.items():
        lines += [f"## {title}\n", "| Action | From | To | Basis |", "|---|---|---|---|"]
        for action in workflow.actions:
            sources = ", ".join(f"`{state}`" for state in workflow.states if state in action.sources)
            target = f"`{action.target}`" if action.target else "unchanged"
            lines.append(f"| {action.label} (`{action.name}`) | {sources} | {target} | {action.source} |")
        lines += ["", "```mermaid", workflow.diagram(), "```", ""]
        if workflow is requests_workflow.LIFE:
            lines += [*_demands(), *_checklist(), *_ladder()]
        if workflow is pursuit_workflow.LIFE:
            lines += _case_steps()
        if workflow is reports_workflow.LIFE:
            lines += _edition_steps()
    return "\n".join(lines)


def _edition_steps() -> Iterator[str]:
    """Whose each action on an edition is, what must hold besides the stage, and what falls with it."""
    yield from ("| Action | By | Must hold | Takes back |", "|---|---|---|---|")
    for step in reports_workflow.LIFE.actions:
        yield f"| {step.label} | {step.who} | {step.guard} | {step.falls} |"


def _case_steps() -> Iterator[str]:
    """What the actions on an instance of non-cooperation ask for, what must hold, and the deadlines that they begin."""
    yield from ("| Action | Asks for | Must hold |", "|---|---|---|")
    for step in pursuit_workflow.LIFE.actions:
        asked = ", ".join(f"{datum.label}{'' if datum.missing else ' (optional)'}" for datum in step.asks)
        if asked or step.guard:
            yield f"| {step.label} | {asked} | {step.guard} |"
    yield from ("\n### Deadlines\n", "| What falls due | Begun by | Met by | Source |", "|---|---|---|---|")
    for term in TERMS:
        met = ", ".join(f"`{kind}`" for kind in sorted(term.met_by))
        yield f"| {term.label} | `{term.begun_by}` | {met} | {term.source} |"
    yield ""


def _demands() -> Iterator[str]:
    """What the actions on a request ask for, on which grounds, and what must hold besides the state."""
    yield from ("### What each action asks for\n", "| Action | Asks for | Must hold |", "|---|---|---|")
    for step in requests_workflow.LIFE.actions:
        asked = ", ".join(f"{datum.label}{'' if datum.missing else ' (optional)'}" for datum in step.asks)
        if asked or step.guard:
            yield f"| {step.label} | {asked} | {step.guard} |"
    yield from (
        "\n### Grounds\n",
        "| Action | Ground | Basis | Families | Asks for |",
        "|---|---|---|---|---|",
    )
    for step in requests_workflow.LIFE.actions:
        for ground in step.grounds:
            families = ", ".join(f"`{family}`" for family in ground.families) or "all"
            asked = ", ".join(str(datum.label) for datum in ground.asks)
            yield f"| {step.label} | {ground.label} | {ground.article} | {families} | {asked} |"


def _checklist() -> Iterator[str]:
    """What a request has to contain, by article and family."""
    yield "\n### Contents of a request\n"
    yield "Checked when the draft is submitted for approval. Articles 89(3), 91 and 92 say what a request shall contain; article 96(2) asks as far as its items apply.\n"
    yield "| Article | Item | Families | Weight | Present too with a document |"
    yield "|---|---|---|---|---|"
    for item in CHECKLIST:
        families = ", ".join(f"`{family}`" for family in item.families)
        kind = DocumentKind(item.document).label if item.document else ""
        yield f"| {item.article} | {item.label} | {families} | {item.severity} | {kind} |"


def _ladder() -> Iterator[str]:
    """The levels of escalation, and when the rules propose them."""
    yield "\n### Escalation\n"
    yield "| Level | Step | Basis | For a State that is no party | Proposed after |"
    yield "|---|---|---|---|---|"
    for rung in LADDER:
        threshold = THRESHOLDS.get(rung.level)
        after = f"{threshold.reminders} reminders, {threshold.days_late} days late" if threshold else ""
        outside = rung.basis_for(state_party=False)
        yield f"| {rung.level} | {rung.label} | {rung.basis} | {outside} | {after} |"
    yield (
        f"\nRequests for arrest reach each threshold in 1/{HASTE} of the days. The thresholds are assumptions.\n"
    )


def figures() -> str:
    """Every figure and every table of the report with its rule."""
    lines = [
        NOTICE,
        "# Figures of the report\n",
        "| Id | Title | Rule | Follows | Unit | Audience |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {figure.id} | {figure.title} | {figure.rule} | {figure.basis.label} | {figure.unit} | {figure.audience.label} |"
        for figure in FIGURES.values()
    ]
    lines += [
        "",
        "## Tables\n",
        "| Id | Title | Rule | Follows | Unit | Audience |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {kind.id} | {kind.title} | {kind.rule} | {kind.basis.label} | {kind.unit} | {kind.audience.label} |"
        for kind in KINDS.values()
    ]
    lines += [
        (
            f"\nCounts below {POLICY.threshold} are held back unless they rest on public facts alone, and with them as many others as it takes "
            "that none can be bounded more closely, from all tables of all editions together "
            "([the decision](../adr/0020-disclosure-by-linear-programmes.md))."
        )
    ]
    return "\n".join(lines) + "\n"


def openapi() -> str:
    """The API, for programs. Raises ValueError where an endpoint does not say what it takes and gives."""
    GENERATOR_STATS.reset()
    described = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    if GENERATOR_STATS:
        raise ValueError("Some endpoints of the API do not say what they take or give; see above.")
    text: bytes = OpenApiYamlRenderer().render(described, renderer_context={})  # type: ignore[no-untyped-call]
    return text.decode()


LIFE_CYCLES = {
    "Cooperation request": requests_workflow.LIFE,
    "Warrant": arrests_workflow.LIFE,
    "Visibility of a warrant": arrests_workflow.VISIBILITY,
    "Instance of non-cooperation": pursuit_workflow.LIFE,
    "Voluntary agreement": agreements_workflow.LIFE,
    "Edition of the report": reports_workflow.LIFE,
}

PAGES: dict[str, Callable[[], str]] = {
    "sight.md": sight,
    "life-cycles.md": life_cycles,
    "figures.md": figures,
    "openapi.yaml": openapi,
}
"""File name below docs/reference, and the function that writes it."""


def written() -> Iterator[tuple[str, str]]:
    """Every page with its text."""
    for name, write in PAGES.items():
        yield name, write()
