"""A secretary writes official letters to 17 agencies, issues them together, and an agency reads its letter."""

import time
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from dondoc.archive.actions.bodies import add_body
from dondoc.people.enums import Role
from dondoc.tasks.models import Urge, UrgeLetter
from tests.factories.people import make_agency, make_congress, make_member
from tests.factories.tasks import make_task
from tests.journeys.test_urging_seventeen_agencies import a_working_morning, logged_in

__all__ = ["a_working_morning"]

AGENCIES = 17


def make_late_agencies(congress) -> list:
    """Make 17 agencies with a focal point each; the first has more late tasks than a letter names in its text."""
    today, focal_points = timezone.localdate(), []
    for place in range(AGENCIES):
        agency = make_agency(congress, f"Sở số {place:02d}")
        focal_points.append(make_member(congress, Role.FOCAL, agency, email=f"so{place}@kontum.example"))
        for days in range(5, 12 if place == 0 else 7):
            make_task(congress, lead=agency, due_on=today - timedelta(days=days))
    return focal_points


def test_from_the_desk_to_the_agency_that_reads_its_letter(
    browser, site, django_db_blocker, a_working_morning, settings
):
    settings.DEMO = False
    with django_db_blocker.unblock():
        opening = timezone.localdate() + timedelta(days=20)
        congress = make_congress("cong-van", is_demo=False, pinned_today=None, opening_on=opening)
        add_body(
            congress_id=congress.pk,
            code="tbpv",
            family="party",
            superior="Tỉnh ủy Kon Tum",
            name="Tiểu ban Tổ chức phục vụ Đại hội",
            symbol="TBPV",
            place="Kon Tum",
            authority="T/M Tiểu ban\nTrưởng Tiểu ban",
            by_id=None,
            now=timezone.localtime(),
        )
        focal_points = make_late_agencies(congress)
        context = logged_in(browser, site, make_member(congress))
        page = context.new_page()

        began = time.perf_counter()
        page.goto("/c/cong-van/tasks/urging/")
        for box in page.get_by_role("checkbox").all():
            box.check()
        page.get_by_role("button", name="Soạn công văn cho các cơ quan đã chọn").click()
        expect(page.get_by_text("17 công văn tới 17 cơ quan")).to_be_visible()
        page.get_by_role("button", name="Lập 17 dự thảo công văn").dblclick()
        expect(page.get_by_text("17 dự thảo chờ ban hành")).to_be_visible()
        drafted = time.perf_counter() - began
        page.get_by_role("button", name="Ban hành các công văn đã chọn").dblclick()
        expect(page.get_by_text("17 công văn đã ban hành")).to_be_visible(timeout=60_000)
        print(f"desk to 17 drafts: {drafted:.1f} s, to 17 issued letters: {time.perf_counter() - began:.1f} s")
        page.reload()
        context.close()
        assert (UrgeLetter.objects.count(), Urge.objects.count()) == (AGENCIES, AGENCIES)

        theirs = logged_in(browser, site, focal_points[0])
        page = theirs.new_page()
        page.goto("/c/cong-van/notices/")
        page.get_by_role("link", name="Công văn số").first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Công văn số")
        expect(page.get_by_text("PHỤ LỤC").first).to_be_visible()
        with page.expect_download() as download:
            page.get_by_role("link", name="Tải bản Word").click()
        assert download.value.suggested_filename.endswith("-CV-TBPV.docx")
        page.get_by_role("link", name="Báo cáo các nhiệm vụ").click()
        expect(page).to_have_url(f"{site.url}/c/cong-van/tasks/report")
        theirs.close()
