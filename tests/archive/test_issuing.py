"""Issuing when things go wrong: a full disk, a program that stumbles, a head renamed meanwhile, many at once, a dead job."""

import errno
import os
from datetime import date, timedelta

import pytest

from dondoc.archive import files, queries, rendering, signals
from dondoc.archive.actions import issuing
from dondoc.archive.actions.bodies import change_body
from dondoc.archive.actions.outgoing import PaperRefused, discard_draft, issue_paper
from dondoc.archive.actions.runs import carry_out_run, issue_papers
from dondoc.archive.enums import OutgoingState, PaperKind
from dondoc.archive.models import IssuingRun, Outgoing, OutgoingFile, Paper
from dondoc.journal.queries import entries_of, verify
from tests.factories.archive import make_body, make_draft, make_issued
from tests.factories.people import NOW, TODAY, browser_of, make_agency, make_congress, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    return make_body(make_congress())


def issue(paper, **more):
    return issue_paper(outgoing=paper, expected_ver=paper.ver, by_id=None, now=NOW, **more)


def nothing_happened(draft) -> bool:
    stored = Outgoing.objects.get(pk=draft.pk)
    seen = (draft.state, draft.number, draft.symbol, draft.ver)
    return (
        seen == (stored.state, stored.number, stored.symbol, stored.ver) == (OutgoingState.DRAFT, None, "", 1)
        and not OutgoingFile.objects.exists()
        and not Paper.objects.exists()
        and queries.reached(draft.body, year=2015, type_code="TB").last_number == 0
    )


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_issues_nothing_and_says_so(body, monkeypatch, code):
    draft, flush, count = make_draft(body), os.fsync, []

    def full(handle):
        count.append(handle)
        if len(count) > 2:  # the Word file is on disk already, the PDF no longer fits
            raise OSError(code, "no space")
        flush(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PaperRefused, match="hết chỗ lưu tệp"):
        issue(draft)
    monkeypatch.undo()

    assert nothing_happened(draft)
    assert not [path for path in files.path_of("00").parent.parent.rglob("tmp*")]
    assert issue(draft).symbol == "01-TB/TBPV"


def test_a_stumble_between_files_and_commit_loses_no_number(body):
    draft = make_draft(body)

    def stumble(**_news):
        raise RuntimeError("a room above stumbles")

    signals.paper_issued.connect(stumble)
    try:
        with pytest.raises(RuntimeError):
            issue(draft)
    finally:
        signals.paper_issued.disconnect(stumble)

    assert nothing_happened(draft)
    assert issue(draft).symbol == "01-TB/TBPV"


def test_a_body_renamed_while_the_files_are_set_is_seen(body, monkeypatch):
    draft, real = make_draft(body), rendering.render

    def slow(paper, **more):
        body.refresh_from_db()
        if body.name != "Tên mới":
            change_body(body=body, expected_ver=body.ver, changes={"name": "Tên mới"}, by_id=None, now=NOW)
        return real(paper, **more)

    monkeypatch.setattr(issuing, "render", slow)
    with pytest.raises(PaperRefused, match="đã đổi từ khi soạn"):
        issue(draft)

    assert nothing_happened(draft)


def test_a_number_taken_while_the_files_are_set_is_left_to_the_other(body, monkeypatch):
    mine, theirs, real, turn = make_draft(body), make_draft(body), rendering.render, []

    def slow(paper, **more):
        if not turn:
            turn.append(True)
            issue(theirs)
        return real(paper, **more)

    monkeypatch.setattr(issuing, "render", slow)
    issue(mine)

    assert (theirs.symbol, mine.symbol) == ("01-TB/TBPV", "02-TB/TBPV")
    assert mine.content["number"] == "02-TB/TBPV"


def test_whoever_loses_twice_waits_for_the_lock_and_gets_the_next(body, monkeypatch):
    mine, others, real = make_draft(body), [make_draft(body) for _each in range(2)], rendering.render

    def slow(paper, **more):
        if others:
            issue(others.pop())
        return real(paper, **more)

    monkeypatch.setattr(issuing, "render", slow)

    assert issue(mine).symbol == "03-TB/TBPV"
    assert verify(congress_id=body.congress_id) is None


def test_a_new_year_begins_with_one_and_the_old_year_may_still_go_on(body):
    assert issue(make_draft(body, dated_on=date(2015, 12, 31))).symbol == "01-TB/TBPV"
    assert issue(make_draft(body, dated_on=date(2016, 1, 4))).symbol == "01-TB/TBPV"
    late = issue(make_draft(body, dated_on=date(2015, 12, 31)))
    assert (late.symbol, late.year) == ("02-TB/TBPV", 2015)


def test_bodies_count_apart(body):
    state = make_body(body.congress, "ubnd", family="state", name="Ủy ban nhân dân tỉnh", symbol="UBND", superior="")
    make_issued(body)

    assert issue(make_draft(state, kind=PaperKind.LETTER, addressees=("Sở Y tế",))).symbol == "01/UBND"
    assert issue(make_draft(state, kind=PaperKind.REPORT)).symbol == "01/BC-UBND"


def test_issued_twice_in_memory_is_issued_once(body):
    draft = make_draft(body)
    twin = queries.outgoing(body.congress_id, draft.pk)
    issue(draft)

    done = issue_papers(outgoing=[twin], by_id=None, now=NOW)

    assert done.refused[0][1] == "Dự thảo vừa được người khác sửa. Mở ra xem lại rồi ban hành."
    assert (twin.state, twin.number) == (OutgoingState.DRAFT, None)
    assert queries.reached(body, year=2015, type_code="TB").last_number == 1


def test_many_are_issued_in_their_order_and_a_refusal_stops_none_after_it(body):
    drafts = [make_draft(body, subject=f"văn bản {place}") for place in range(4)]
    discard_draft(outgoing=queries.outgoing(body.congress_id, drafts[1].pk), expected_ver=1, by_id=None, now=NOW)
    told = []

    done = issue_papers(outgoing=drafts, by_id=None, now=NOW, tell=lambda paper, said: told.append((paper.pk, said)))

    assert [paper.symbol for paper in done.issued] == ["01-TB/TBPV", "02-TB/TBPV", "03-TB/TBPV"]
    assert [paper.pk for paper, _sentence in done.refused] == [drafts[1].pk]
    assert [pk for pk, _said in told] == [draft.pk for draft in drafts]
    assert [bool(said) for _pk, said in told] == [False, True, False, False]


def started(body, drafts, **more):
    clerk = make_member(body.congress)
    papers = [{"id": draft.pk, "ver": draft.ver} for draft in drafts]
    return IssuingRun.objects.create(congress=body.congress, papers=papers, started_by=clerk, started_at=NOW, **more)


def test_a_run_notes_each_result_and_one_paper_that_cannot_be_set_stops_no_other(body):
    good, broken, last = (make_draft(body, subject=f"văn bản {place}") for place in range(3))
    Outgoing.objects.filter(pk=broken.pk).update(content={"form": 1})
    run = started(body, [good, broken, last])

    carry_out_run(run=run, now=NOW)

    run.refresh_from_db()
    assert run.finished_at == NOW
    assert [run.results[str(draft.pk)] for draft in (good, last)] == ["", ""]
    assert "Không lập được tệp của văn bản này" in run.results[str(broken.pk)]


def test_a_run_begun_again_after_a_crash_issues_nothing_twice(body):
    drafts = [make_draft(body) for _each in range(3)]
    run = started(body, drafts)
    issue_paper(outgoing=drafts[0], expected_ver=1, by_id=run.started_by_id, now=NOW)  # the crash came before the note

    carry_out_run(run=run, now=NOW)
    carry_out_run(run=IssuingRun.objects.get(pk=run.pk), now=NOW + timedelta(hours=1))

    run.refresh_from_db()
    assert set(run.results.values()) == {""}
    assert run.finished_at == NOW
    assert queries.reached(body, year=2015, type_code="TB").last_number == 3
    issued = entries_of(congress_id=body.congress_id, target_kind="archive.outgoing", target_id=drafts[0].pk)
    assert [entry.verb for entry in issued].count("archive.outgoing.issued") == 1


def test_drafts_are_chosen_looked_at_and_issued_in_one_go(body):
    clerk = browser_of(body.congress)
    drafts = [
        make_draft(body, subject=f"văn bản {place}", agency_id=make_agency(body.congress, f"Sở {place}").pk)
        for place in range(3)
    ]
    query = "&".join(f"paper={draft.pk}" for draft in drafts)

    check = clerk.get(f"/c/dh/archive/register/issue?{query}&paper=999999&paper=x").content.decode()
    given = {
        "paper": [draft.pk for draft in drafts],
        **{f"ver-{draft.pk}": draft.ver for draft in drafts},
        "dated_on": "9/10/2015",
        "instance_id": "7c9e6679-7425-40de-944b-e07fc1f90ae7",
    }
    first, second = (clerk.post("/c/dh/archive/register/issue", given) for _press in range(2))
    waiting = clerk.get(first.url).content.decode()
    run = IssuingRun.objects.get()
    carry_out_run(run=run, now=NOW)
    done = clerk.get(first.url).content.decode()

    assert "Xem lại trước khi ban hành 3 văn bản" in check and "1 mục đã chọn không còn là dự thảo" in check
    assert first.url == second.url
    assert "Đang ban hành: 0/3 văn bản" in waiting
    assert "Đã ban hành 3 văn bản" in done and "03-TB/TBPV" in done
    assert set(Outgoing.objects.values_list("dated_on", flat=True)) == {date(2015, 10, 9)}


def test_choosing_nothing_or_what_is_gone_is_said(body):
    clerk = browser_of(body.congress)
    foreign = make_draft(make_body(make_congress("khac")))

    answer = clerk.post(
        "/c/dh/archive/register/issue",
        {"paper": [foreign.pk], "dated_on": "", "instance_id": "7c9e6679-7425-40de-944b-e07fc1f90ae7"},
    )

    assert answer.status_code == 422
    assert "Chưa chọn dự thảo nào còn chờ ban hành." in answer.content.decode()
    assert not IssuingRun.objects.exists()


def test_a_draft_changed_after_the_check_is_not_issued_unseen(body):
    draft = make_draft(body)
    run = started(body, [draft])
    Outgoing.objects.filter(pk=draft.pk).update(ver=2)

    carry_out_run(run=run, now=NOW)

    run.refresh_from_db()
    assert "vừa được người khác sửa" in run.results[str(draft.pk)]
    assert Outgoing.objects.get(pk=draft.pk).state == OutgoingState.DRAFT


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_a_run_takes_the_same_queries(body, count, django_assert_num_queries):
    clerk = browser_of(body.congress)
    run = started(body, [make_draft(body) for _each in range(count)])
    carry_out_run(run=run, now=NOW)
    clerk.get(f"/c/dh/archive/register/issue/{run.pk}")

    with django_assert_num_queries(6):
        clerk.get(f"/c/dh/archive/register/issue/{run.pk}")


def test_the_day_of_the_congress_is_the_day_of_the_paper(body):
    assert make_issued(body).dated_on == TODAY
