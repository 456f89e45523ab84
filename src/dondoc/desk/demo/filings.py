"""Play the agencies' own plans into the demo, by the actions a person would have used."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from dondoc.desk.demo import own_plans, story
from dondoc.desk.demo.directory import AGENCIES, Kind
from dondoc.people.queries import agencies
from dondoc.plans import filing_queries
from dondoc.plans.actions import cascade
from dondoc.plans.actions.filing_drafts import upload_draft
from dondoc.plans.queries import plan_by_code

Step = tuple[datetime, Callable[[datetime], Any]]
_MINUTE = timedelta(minutes=1)
_PARTY = frozenset(one.code for one in AGENCIES if one.kind == Kind.PARTY)


class OwnPlanPlay:
    """The own plans of one demo congress: who acts, what was read from their papers, and the steps in time."""

    def __init__(self, congress: Any, users: Mapping[str, Any], readings: Mapping[str, Any]) -> None:
        self.congress = congress
        self.readings = readings
        self.secretary_id = users["thu-ky"].pk
        self.head_id = users["truong-tieu-ban"].pk
        self.appraiser_id = users["tham-dinh"].pk
        self.focal_id = users["dau-moi"].pk
        self.agency_ids = {agency.code: agency.pk for agency in agencies(congress.pk)}

    def steps(self) -> list[Step]:
        """Return everything that happened, each with its moment."""
        found: list[Step] = []
        for asked in own_plans.ASKED:
            found.append((asked.at, lambda now, asked=asked: self._ask(asked, now)))
            found += self._on_paper(asked)
            found += self._without(asked)
        for (plan, code), reason in own_plans.NOTHING_ARISES.items():
            asked_at = next(one.at for one in own_plans.ASKED if one.plan == plan) + timedelta(days=6)
            found.append((asked_at, self._ask_exemption(plan, code, reason)))
            found.append((asked_at + timedelta(days=1), self._grant(plan, code)))
        for (plan, code), reason in own_plans.ASKS_TO_BE_EXEMPT.items():
            found.append((story.NOW - timedelta(hours=20), self._ask_exemption(plan, code, reason)))
        for draft in own_plans.DRAFTS:
            found += self._draft_steps(draft)
        return found

    def _ask(self, asked: own_plans.Asked, now: datetime) -> None:
        plan = plan_by_code(self.congress.pk, asked.plan)
        wanted = filing_queries.agencies_with_a_part(plan, today=now.date())
        cascade.open_filings(
            plan=plan,
            agency_ids=[agency.pk for agency in wanted if agency.code not in asked.not_asked],
            due_on=asked.due_on,
            appraiser_id=self.agency_ids.get(asked.appraiser_code),
            by_id=self.secretary_id,
            now=now,
        )

    def _on_paper(self, asked: own_plans.Asked) -> list[Step]:
        """Return the steps of the agencies that issued on paper: one step a day, for everybody of that day."""
        not_here = {
            *asked.not_asked,
            *story.WITHOUT_OWN_PLAN[asked.plan],
            *(code for plan, code in own_plans.NOTHING_ARISES if plan == asked.plan),
            *(code for plan, code in own_plans.ASKS_TO_BE_EXEMPT if plan == asked.plan),
            *(code for plan, code in own_plans.STILL_TO_WRITE if plan == asked.plan),
            *(draft.agency_code for draft in own_plans.DRAFTS if draft.plan == asked.plan),
        }
        at = datetime.combine(asked.due_on, asked.at.timetz()) + timedelta(hours=7)
        return [(at, lambda now: self._record_all(asked, not_here, now))]

    def _record_all(self, asked: own_plans.Asked, not_here: set[str], now: datetime) -> None:
        plan = plan_by_code(self.congress.pk, asked.plan)
        held = filing_queries.filings(self.congress.pk).filter(plan=plan).exclude(agency__code__in=not_here)
        for place, filing in enumerate(held.order_by("agency__code")):
            code = filing.agency.code
            cascade.record_issued(
                filing=filing,
                expected_ver=filing.ver,
                symbol=own_plans.symbol_of(code, place, is_party=code in _PARTY),
                issued_on=own_plans.issued_on_paper(asked.plan, place, due_on=asked.due_on),
                as_agency=False,
                by_id=self.secretary_id,
                now=now + place * _MINUTE,
            )

    def _without(self, asked: own_plans.Asked) -> list[Step]:
        found: list[Step] = []
        codes = [*story.WITHOUT_OWN_PLAN[asked.plan], *(c for p, c in own_plans.STILL_TO_WRITE if p == asked.plan)]
        for code in codes:
            act = own_plans.STARTED.get((asked.plan, code))
            if act:
                found.append((asked.at + timedelta(days=9), self._see(asked.plan, code, begins=act == "begin")))
        asks = [code for plan, code in own_plans.ASKS_TO_BE_EXEMPT if plan == asked.plan]
        extended = codes if asked.plan == "06" else codes[len(story.WITHOUT_OWN_PLAN[asked.plan]) :] + asks
        found += [
            (own_plans.EXTENDED_AT + place * _MINUTE, self._extend(asked.plan, code))
            for place, code in enumerate(extended)
        ]
        return found

    def _draft_steps(self, draft: own_plans.OwnDraft) -> list[Step]:
        found: list[Step] = [(draft.handed_in_at, lambda now: self._hand_in(draft, now))]
        if draft.judged_at is not None:
            found.append((draft.judged_at, lambda now: self._judge(draft, now)))
        return found

    def _hand_in(self, draft: own_plans.OwnDraft, now: datetime) -> None:
        filing = self._filing(draft.plan, draft.agency_code)
        by_id = self._agency_user(draft.agency_code)
        upload_draft(filing=filing, reading=self.readings[draft.file_name], by_id=by_id, now=now - 5 * _MINUTE)
        points = list(filing.points.filter(settled_at__isnull=True).values_list("pk", flat=True))
        cascade.hand_in(filing=filing, parents={}, left_out=(), settled=points, by_id=by_id, now=now)

    def _judge(self, draft: own_plans.OwnDraft, now: datetime) -> None:
        filing = self._filing(draft.plan, draft.agency_code)
        common = {"filing": filing, "expected_ver": filing.ver, "by_id": self.appraiser_id, "now": now}
        if draft.points:
            cascade.ask_for_more(points=draft.points, new_due_on=draft.again_by, **common)
        else:
            cascade.pass_draft(symbol=draft.symbol, issued_on=draft.issued_on, **common)

    def _see(self, plan: str, code: str, *, begins: bool) -> Callable[[datetime], Any]:
        return lambda now: cascade.mark_seen(
            filing=self._filing(plan, code), begins=begins, by_id=self._agency_user(code), now=now
        )

    def _extend(self, plan: str, code: str) -> Callable[[datetime], Any]:
        def extend(now: datetime) -> None:
            filing = self._filing(plan, code)
            cascade.extend_filing(
                filing=filing,
                expected_ver=filing.ver,
                new_due_on=own_plans.EXTENDED_UNTIL,
                reason=own_plans.EXTENSION_REASON,
                by_id=self.secretary_id,
                now=now,
            )

        return extend

    def _ask_exemption(self, plan: str, code: str, reason: str) -> Callable[[datetime], Any]:
        return lambda now: cascade.ask_exemption(
            filing=self._filing(plan, code), reason=reason, by_id=self._agency_user(code), now=now
        )

    def _grant(self, plan: str, code: str) -> Callable[[datetime], Any]:
        def grant(now: datetime) -> None:
            filing = self._filing(plan, code)
            cascade.answer_exemption(
                filing=filing, expected_ver=filing.ver, granted=True, answer="", by_id=self.head_id, now=now
            )

        return grant

    def _filing(self, plan: str, code: str) -> Any:
        return filing_queries.filing_by_codes(self.congress.pk, plan_code=plan, agency_code=code)

    def _agency_user(self, code: str) -> int:
        """Return who acts for an agency: its focal point where the demo has one, else the secretary on its word."""
        return self.focal_id if code == "SVHTTDL" else self.secretary_id
