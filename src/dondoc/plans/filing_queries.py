"""Own plans of agencies: per plan, per agency, in the matrix, and what other rooms ask about them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet

from dondoc.kit.vietnamese import sort_key
from dondoc.people.queries import agencies
from dondoc.plans import queries
from dondoc.plans.enums import FilingCell, FilingState, ItemChange, PartyRole, PlanState, Taking
from dondoc.plans.models import Filing, FilingItem, FilingPoint, FilingVersion, ItemParty, Plan
from dondoc.plans.rules.cascade import Counts, cell_of, count, days_late, days_until_due
from dondoc.plans.rules.classes import is_class
from dondoc.plans.rules.coverage import Coverage, OwnPlan, ParentItem, coverage, share_of
from dondoc.plans.rules.differences import Difference, differences, tally
from dondoc.web.looks import alert_look, state_look


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingRow:
    """One own plan as a line of a list: the agency, the state and where it stands on the day."""

    filing_id: int
    plan_code: str
    plan_name: str
    plan_title: str
    agency_id: int
    agency_code: str
    agency_name: str
    agency_phone: str
    appraiser_name: str
    state: FilingState
    cell: FilingCell | None
    due_on: date | None
    original_due_on: date | None
    extension_count: int
    days_late: int
    days_left: int | None
    symbol: str
    issued_on: date | None
    round: int
    updated_at: datetime
    exemption_is_asked: bool
    covered: int = 0
    parts: int = 0
    has_reading: bool = False

    @property
    def is_extended(self) -> bool:
        """Whether the day is another one than was first given."""
        return self.due_on != self.original_due_on


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFilings:
    """The own plans of one plan in numbers."""

    code: str
    name: str
    title: str
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class WithoutOwnPlan:
    """An agency that is late with own plans: of which plans, and by how many days the oldest."""

    agency_id: int
    agency_code: str
    agency_name: str
    plans: tuple[str, ...]
    worst_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnItem:
    """One task of an agency's own plan that carries out a parent item."""

    agency_code: str
    agency_name: str
    text: str
    who: str
    due_on: date | None
    deadline_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemTaking:
    """One item of the parent plan with the agencies that took it up, and their own items for it."""

    item: Any
    taking: Taking
    agencies: tuple[str, ...]
    leads: tuple[str, ...]
    is_late: bool
    own_items: tuple[OwnItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cascade:
    """The own plans of one plan: in numbers, one by one, and item by item.

    own_work: own items that carry out no item of the plan.
    """

    counts: Counts
    rows: tuple[FilingRow, ...]
    takings: tuple[ItemTaking, ...]
    own_work: int

    @property
    def asking(self) -> tuple[FilingRow, ...]:
        """The agencies whose request for exemption waits for an answer."""
        return tuple(row for row in self.rows if row.exemption_is_asked)

    @property
    def late(self) -> tuple[FilingRow, ...]:
        """The own plans that are late, the one late longest first."""
        return tuple(row for row in self.rows if row.cell == FilingCell.OVERDUE)

    @property
    def untaken(self) -> tuple[ItemTaking, ...]:
        """The items no own plan takes up, late ones first."""
        return tuple(
            sorted((one for one in self.takings if one.taking == Taking.UNTAKEN), key=lambda one: not one.is_late)
        )

    @property
    def unchecked(self) -> int:
        """How many items could not be checked, because a signed paper was noted without its file."""
        return sum(one.taking == Taking.UNCHECKED for one in self.takings)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """One own item of a draft with the parent item it carries out."""

    item: Any
    parent_code: str
    parent_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft with its items, its points and how it differs from the one before."""

    version: Any
    rows: tuple[DraftRow, ...]
    points: tuple[Any, ...]
    differences: tuple[Difference, ...]
    changed: int
    new: int
    dropped: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentChoice:
    """An item of the parent plan as it is chosen. is_own: the agency has a part in it."""

    item_id: int
    label: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the matrix; state "" where nothing was asked. words: what a page writes, shape first."""

    plan_code: str
    plan_name: str
    state: str = ""
    cell: str = ""
    days_late: int = 0
    words: str = ""

    @property
    def tone(self) -> str:
        """The ending of the cell's style: late cells stand out, finished ones step back."""
        if self.cell == FilingCell.OVERDUE:
            return " plans-cell--late"
        return " plans-cell--done" if self.cell in (FilingCell.ISSUED, FilingCell.EXEMPT) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One agency with its cells in the order of the plans."""

    agency_code: str
    agency_name: str
    cells: tuple[Cell, ...]
    late: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Agencies and plans."""

    plans: tuple[PlanFilings, ...]
    rows: tuple[MatrixRow, ...]


def filings(congress_id: int) -> QuerySet[Filing]:
    """Return the own plans asked for in a congress, those of withdrawn plans left out."""
    rows = Filing.objects.filter(congress_id=congress_id, plan__state=PlanState.IN_FORCE)
    return rows.exclude(state=FilingState.WITHDRAWN).select_related("plan", "agency", "appraiser")


def filing_by_codes(congress_id: int, *, plan_code: str, agency_code: str) -> Filing | None:
    """Return one own plan by the codes of plan and agency, or None; a withdrawn one too."""
    rows = Filing.objects.filter(
        congress_id=congress_id, plan__code=plan_code, plan__state=PlanState.IN_FORCE, agency__code=agency_code
    )
    return rows.select_related("plan", "agency", "appraiser", "exemption_asked_by", "exemption_answered_by").first()


def cascade_of(plan: Any, *, today: date, items: Sequence[Any] | None = None) -> Cascade:
    """Return everything a plan's page says about own plans; two queries, and two more without `items`.

    items: the plan's items with their parties and agencies at hand, as `queries.items` brings them.
    """
    held = list(filings(plan.congress_id).filter(plan=plan))
    rows = list(queries.items(plan.pk)) if items is None else list(items)
    parents = [_parent(item) for item in rows]
    own_items = last_items(plan.pk)
    own = _own_plans(held, own_items)
    lines = [_row(filing, today=today, parents=parents, own=own[filing.agency_id]) for filing in held]
    names = {filing.agency_id: filing.agency.brief for filing in held}
    by_id = {item.pk: item for item in rows}
    found = coverage(parents, own.values(), today=today)
    carried = _by_parent(own_items)
    return Cascade(
        counts=count(line.cell for line in lines),
        rows=tuple(sorted(lines, key=_late_first)),
        takings=tuple(_taking(by_id[one.item_id], one, names, carried.get(one.item_id, ())) for one in found),
        own_work=len(carried.get(None, ())),
    )


def rows_of_plan(plan: Any, *, today: date) -> list[FilingRow]:
    """Return the own plans asked for by one plan, the late ones first; one query."""
    return sorted(
        (_row(filing, today=today) for filing in filings(plan.congress_id).filter(plan=plan)), key=_late_first
    )


def rows_of_agencies(congress_id: int, agency_ids: Iterable[int], *, today: date) -> list[FilingRow]:
    """Return what these agencies owe or have issued, the next step first."""
    held = filings(congress_id).filter(agency_id__in=list(agency_ids))
    return sorted((_row(filing, today=today) for filing in held), key=_late_first)


def owed_by(congress_id: int, agency_ids: Iterable[int], *, today: date) -> list[FilingRow]:
    """Return the own plans of these agencies whose next step is theirs, the late ones first; one query."""
    mine = (FilingCell.OVERDUE, FilingCell.OPEN)
    return [row for row in rows_of_agencies(congress_id, agency_ids, today=today) if row.cell in mine]


def rows_to_appraise(congress_id: int, agency_ids: Iterable[int], *, today: date) -> list[FilingRow]:
    """Return the drafts that wait for these agencies' appraisal, the one waiting longest first."""
    held = filings(congress_id).filter(appraiser_id__in=list(agency_ids), state=FilingState.HANDED_IN)
    return [_row(filing, today=today) for filing in held.order_by("handed_in_at", "pk")]


def filings_summary(congress_id: int, *, today: date) -> list[PlanFilings]:
    """Return per plan how many agencies owe, have issued and are late; one query, plans asked nothing left out."""
    return summaries(filing_lines(congress_id), today=today)


def filing_lines(congress_id: int) -> list[tuple]:
    """Return every own plan as (plan code, symbol, title, agency id, code, name, state, due day); one query."""
    rows = Filing.objects.filter(congress_id=congress_id, plan__state=PlanState.IN_FORCE)
    return list(
        rows.exclude(state=FilingState.WITHDRAWN)
        .order_by("plan__code", "agency__folded", "pk")
        .values_list(
            "plan__code",
            "plan__symbol",
            "plan__title",
            "agency_id",
            "agency__code",
            "agency__name",
            "state",
            "due_on",
        )
    )


def summaries(lines: Iterable[tuple], *, today: date) -> list[PlanFilings]:
    """Return the lines counted by plan, in order of code."""
    by_plan: dict[str, list[tuple]] = defaultdict(list)
    for line in lines:
        by_plan[line[0]].append(line)
    return [
        PlanFilings(
            code=code,
            name=held[0][1] or code,
            title=held[0][2],
            counts=count(cell_of(state=FilingState(line[6]), due_on=line[7], today=today) for line in held),
        )
        for code, held in sorted(by_plan.items())
    ]


def without_own_plan(lines: Iterable[tuple], *, today: date) -> list[WithoutOwnPlan]:
    """Return the agencies that are late with own plans, the one late longest first."""
    late: dict[int, list[tuple]] = defaultdict(list)
    for line in lines:
        if cell_of(state=FilingState(line[6]), due_on=line[7], today=today) == FilingCell.OVERDUE:
            late[line[3]].append(line)
    found = [
        WithoutOwnPlan(
            agency_id=agency_id,
            agency_code=held[0][4],
            agency_name=held[0][5],
            plans=tuple(line[1] or line[0] for line in held),
            worst_days=max((today - line[7]).days for line in held),
        )
        for agency_id, held in late.items()
    ]
    return sorted(found, key=lambda one: (-one.worst_days, -len(one.plans), sort_key(one.agency_name)))


def parent_items(plan_id: int) -> list[ParentItem]:
    """Return the items of a plan with the agencies that have a part in them, appraisers left out; two queries."""
    return [_parent(item) for item in queries.items(plan_id)]


def _parent(item: Any) -> ParentItem:
    working = [party for party in item.parties.all() if party.role != PartyRole.APPRAISING]
    agency_ids = tuple(dict.fromkeys(party.agency_id for party in working))
    return ParentItem(item_id=item.pk, text=item.text, agency_ids=agency_ids, due_on=item.due_on)


def agencies_with_a_part(plan: Any, *, today: date) -> list[Any]:
    """Return the agencies that have a part in a plan, appraisers, classes of agencies and asked ones left out."""
    asked = Filing.objects.filter(plan=plan, agency=OuterRef("pk")).exclude(state=FilingState.WITHDRAWN)
    party = ItemParty.objects.filter(item__plan=plan, agency=OuterRef("pk")).exclude(role=PartyRole.APPRAISING)
    rows = agencies(plan.congress_id, on=today).filter(Exists(party), ~Exists(asked))
    return [agency for agency in rows if not is_class(agency.name)]


def last_items(plan_id: int) -> list[FilingItem]:
    """Return the own items of the last draft each agency handed in for a plan, by agency; one query."""
    rows = FilingItem.objects.filter(
        filing_version__filing__plan_id=plan_id,
        filing_version__handed_in_at__isnull=False,
        filing_version__round=F("filing_version__filing__round"),
    ).exclude(filing_version__filing__state=FilingState.WITHDRAWN)
    return list(
        rows.select_related("filing_version__filing__agency")
        .defer("filing_version__reading")
        .order_by("filing_version__filing__agency__folded", "position", "pk")
    )


def _own_plans(held: Iterable[Filing], items: Iterable[FilingItem]) -> dict[int, OwnPlan]:
    read: dict[int, set[int | None]] = defaultdict(set)
    for item in items:
        read[item.filing_version.filing_id].add(item.parent_id)
    return {
        filing.agency_id: OwnPlan(
            agency_id=filing.agency_id,
            state=FilingState(filing.state),
            has_reading=filing.pk in read,
            item_ids=frozenset(parent for parent in read.get(filing.pk, ()) if parent is not None),
        )
        for filing in held
    }


def _by_parent(items: Iterable[FilingItem]) -> dict[int | None, list[OwnItem]]:
    found: dict[int | None, list[OwnItem]] = defaultdict(list)
    for item in items:
        filing = item.filing_version.filing
        found[item.parent_id].append(
            OwnItem(
                agency_code=filing.agency.code,
                agency_name=filing.agency.brief,
                text=item.text,
                who=item.who,
                due_on=item.due_on,
                deadline_text=item.deadline_text,
            )
        )
    return found


def own_items_of(item_id: int, *, agency_ids: Iterable[int] | None = None) -> list[FilingItem]:
    """Return the agencies' own items that carry out a parent item, by agency; of each the last draft handed in.

    agency_ids: only of these agencies, for readers who do not see all.
    """
    rows = FilingItem.objects.filter(
        parent_id=item_id,
        filing_version__handed_in_at__isnull=False,
        filing_version__round=F("filing_version__filing__round"),
    ).exclude(filing_version__filing__state=FilingState.WITHDRAWN)
    if agency_ids is not None:
        rows = rows.filter(filing_version__filing__agency_id__in=list(agency_ids))
    return list(
        rows.select_related("filing_version__filing__agency")
        .defer("filing_version__reading")
        .order_by("filing_version__filing__agency__folded", "position", "pk")
    )


def drafts(filing: Any) -> list[Draft]:
    """Return the drafts of an own plan, newest first, each with its difference from the one handed in before it."""
    items = FilingItem.objects.select_related("parent").order_by("position")
    points = FilingPoint.objects.select_related("settled_by").order_by("position")
    rows = FilingVersion.objects.filter(filing=filing).select_related("version", "uploaded_by", "judged_by")
    rows = rows.prefetch_related(Prefetch("items", items), Prefetch("points", points))
    found: list[Draft] = []
    before: list[str] | None = None
    for version in rows.defer("reading").order_by("position"):
        texts = [item.text for item in version.items.all()]
        found.append(_draft(version, [] if before is None else differences(before, texts)))
        before = texts
    return found[::-1]


def parent_choices(filing: Any) -> list[ParentChoice]:
    """Return the items of the plan an own item may carry out: those in which the agency has a part, then the rest."""
    found = [
        ParentChoice(
            item_id=item.pk,
            label=f"{item.label or item.code} {item.text}",
            is_own=any(p.agency_id == filing.agency_id and p.role != PartyRole.APPRAISING for p in item.parties.all()),
        )
        for item in queries.items(filing.plan_id)
    ]
    return sorted(found, key=lambda one: not one.is_own)


def matrix(congress_id: int, *, today: date, kind: str = "", only_late: bool = False) -> Matrix:
    """Return agencies by plans; two queries. kind: of agencies; only_late: agencies that are late with one plan."""
    plans = list(Plan.objects.filter(congress_id=congress_id, state=PlanState.IN_FORCE).order_by("code", "pk"))
    rows = filings(congress_id).select_related(None)
    if kind:
        rows = rows.filter(agency__kind=kind)
    by_agency: dict[tuple[str, str], dict[int, Cell]] = defaultdict(dict)
    cells: dict[int, list[FilingCell | None]] = defaultdict(list)
    by_id = {plan.pk: plan for plan in plans}
    fields = ("agency__code", "agency__name", "plan_id", "state", "due_on", "issued_on")
    for code, name, plan_id, state, due_on, issued_on in rows.order_by("agency__folded", "pk").values_list(*fields):
        found = _cell(FilingState(state), due_on, issued_on, by_id[plan_id], today)
        by_agency[code, name][plan_id] = found
        cells[plan_id].append(FilingCell(found.cell))
    made = [_matrix_row(code, name, held, plans) for (code, name), held in by_agency.items()]
    return Matrix(
        plans=tuple(
            PlanFilings(code=plan.code, name=plan.symbol or plan.code, title=plan.title, counts=count(cells[plan.pk]))
            for plan in plans
        ),
        rows=tuple(row for row in made if row.late or not only_late),
    )


def _matrix_row(code: str, name: str, held: Mapping[int, Cell], plans: Sequence[Plan]) -> MatrixRow:
    return MatrixRow(
        agency_code=code,
        agency_name=name,
        cells=tuple(held.get(plan.pk, Cell(plan_code=plan.code, plan_name=plan.symbol or plan.code)) for plan in plans),
        late=sum(one.cell == FilingCell.OVERDUE for one in held.values()),
    )


def _cell(state: FilingState, due_on: date | None, issued_on: date | None, plan: Plan, today: date) -> Cell:
    cell = cell_of(state=state, due_on=due_on, today=today)
    late = days_late(state=state, due_on=due_on, issued_on=issued_on, today=today)
    look = state_look(state)
    words = f"{look.shape} {look.word}"
    if cell == FilingCell.OVERDUE and (alert := alert_look("overdue", days=late)):
        words = f"{alert.shape} {look.word}, {str(alert.word).lower()}"
    return Cell(
        plan_code=plan.code,
        plan_name=plan.symbol or plan.code,
        state=state.value,
        cell=cell or "",
        days_late=late,
        words=words,
    )


def _row(filing: Any, *, today: date, parents: Sequence[ParentItem] = (), own: OwnPlan | None = None) -> FilingRow:
    state = FilingState(filing.state)
    covered, parts = share_of(parents, own) if own else (0, 0)
    return FilingRow(
        filing_id=filing.pk,
        plan_code=filing.plan.code,
        plan_name=filing.plan.symbol or filing.plan.code,
        plan_title=filing.plan.title,
        agency_id=filing.agency_id,
        agency_code=filing.agency.code,
        agency_name=filing.agency.name,
        agency_phone=filing.agency.phone,
        appraiser_name=filing.appraiser.brief if filing.appraiser else "",
        state=state,
        cell=cell_of(state=state, due_on=filing.due_on, today=today),
        due_on=filing.due_on,
        original_due_on=filing.original_due_on,
        extension_count=filing.extension_count,
        days_late=days_late(state=state, due_on=filing.due_on, issued_on=filing.issued_on, today=today),
        days_left=days_until_due(state=state, due_on=filing.due_on, today=today),
        symbol=filing.symbol,
        issued_on=filing.issued_on,
        round=filing.round,
        updated_at=filing.updated_at,
        exemption_is_asked=filing.exemption_is_asked,
        covered=covered,
        parts=parts,
        has_reading=bool(own and own.has_reading),
    )


_ORDER = [FilingCell.OVERDUE, FilingCell.WAITING, FilingCell.OPEN, FilingCell.ISSUED, FilingCell.EXEMPT]


def _late_first(row: FilingRow) -> tuple:
    place = _ORDER.index(row.cell) if row.cell else len(_ORDER)
    return place, -row.days_late if place == 0 else 0, row.plan_code, sort_key(row.agency_name)


def _taking(item: Any, found: Coverage, names: Mapping[int, str], own_items: Sequence[OwnItem]) -> ItemTaking:
    return ItemTaking(
        item=item,
        taking=found.taking,
        agencies=tuple(names[agency_id] for agency_id in found.agency_ids),
        leads=tuple(party.agency.brief for party in item.parties.all() if party.role == PartyRole.LEAD),
        is_late=found.is_late,
        own_items=tuple(own_items),
    )


def _draft(version: Any, found: list[Difference]) -> Draft:
    counted = tally(found)
    return Draft(
        version=version,
        rows=tuple(
            DraftRow(
                item=item,
                parent_code=item.parent.code if item.parent else "",
                parent_text=item.parent.text if item.parent else "",
            )
            for item in version.items.all()
        ),
        points=tuple(version.points.all()),
        differences=tuple(found),
        changed=counted[ItemChange.CHANGED],
        new=counted[ItemChange.NEW],
        dropped=counted[ItemChange.DROPPED],
    )
