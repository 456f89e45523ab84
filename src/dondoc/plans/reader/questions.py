"""Puts a doubt as a question a tired secretary answers with one button: the words of the paper, the likeliest first."""

from datetime import date, timedelta

from dondoc.plans.reader.deadlines import Deadline
from dondoc.plans.reader.draft import Party, Question, QuestionCode
from dondoc.plans.reader.roles import Roles, generic_only
from dondoc.plans.reader.units import Unit

_LONGEST_QUOTE = 400
NO_DATE_CHOICE = "Không hạn"


def task_questions(
    unit: Unit, *, lead: tuple[Party, ...], quote: str, issuer: str, issued_on: date | None
) -> tuple[Question, ...]:
    """Return the questions about one task, those on agencies before those on dates."""
    asked = [*_about_agencies(unit, lead, quote, issuer), *_about_dates(unit, quote, issued_on)]
    return tuple({question.code: question for question in asked}.values())


def no_date_question(texts: list[str]) -> Question:
    """Return the one question about all tasks without any deadline."""
    return Question(
        QuestionCode.NO_DATE,
        f"Có {len(texts)} nhiệm vụ không ghi thời hạn. Đặt thời hạn hay để «không hạn»?",
        _short("; ".join(texts)),
        (NO_DATE_CHOICE, "Đặt chung một thời hạn", "Đặt từng thời hạn"),
    )


def _about_agencies(unit: Unit, lead: tuple[Party, ...], quote: str, issuer: str) -> list[Question]:
    roles, asked = unit.roles, []
    doubts = unit.doubts | roles.doubts
    names = [party.name for party in lead]
    if QuestionCode.WHO_LEADS in doubts:
        asked.append(
            _ask(QuestionCode.WHO_LEADS, "Cơ quan nào chủ trì việc này?", quote, (*names, *_names(roles.coordinating)))
        )
    elif generic_only(roles.kinds):
        named = [p.name for p in roles.coordinating]
        asked.append(
            _ask(
                QuestionCode.WHO_LEADS,
                f"Văn bản chỉ ghi «{names[0]}». Cơ quan nào chủ trì?",
                quote,
                (*named, *filter(None, (issuer,)), *names),
            )
        )
    if QuestionCode.WHOSE_WORK in doubts:
        asked.append(_ask(QuestionCode.WHOSE_WORK, _whose(roles), quote, _either(roles)))
    if "person" in roles.kinds:
        asked.append(_ask(QuestionCode.PERSON, f"«{names[0]}» thuộc cơ quan nào?", quote, ()))
    if QuestionCode.LIST_UNCLEAR in doubts:
        asked.append(
            _ask(QuestionCode.LIST_UNCLEAR, f"«{', '.join(names)}»: chỉ những cơ quan nào?", quote, tuple(names))
        )
    return asked


def _whose(roles: Roles) -> str:
    helped = roles.lead[0].name
    helper = roles.coordinating[0].name if roles.coordinating else ""
    return f"Việc này do {helped} chủ trì, {helper} phối hợp; hay ngược lại?"


def _either(roles: Roles) -> tuple[str, ...]:
    return tuple(f"{party.name} chủ trì" for party in (*roles.lead[:1], *roles.coordinating[:1]))


def _about_dates(unit: Unit, quote: str, issued_on: date | None) -> list[Question]:
    deadline = unit.deadline
    if deadline is None:
        return []
    asked = [_date_question(code, deadline, quote, issued_on) for code in deadline.doubts]
    if unit.rivals:
        choices = tuple(_day(d.due) if d.due else d.text for d in (deadline, *unit.rivals))
        asked.append(_ask(QuestionCode.TWO_DATES, "Câu này có hai thời hạn. Lấy thời hạn nào?", quote, choices))
    return asked


def _date_question(code: QuestionCode, deadline: Deadline, quote: str, issued_on: date | None) -> Question:
    words, days = deadline.text, tuple(_day(day) for day in deadline.choices)
    if code is QuestionCode.DATE_PAST and deadline.due is not None:
        year = _next_year(deadline.due, issued_on)
        text = f"Thời hạn «{words}» đã qua khi văn bản ban hành. Ngày này có đúng không?"
        return _ask(code, text, quote, (_day(deadline.due), *((_day(year),) if year else ())))
    if code is QuestionCode.DATE_IMPOSSIBLE:
        return _ask(code, f"Lịch không có ngày «{words}». Thời hạn là ngày nào?", quote, days)
    if code is QuestionCode.EVENT_UNKNOWN:
        return _ask(code, f"«{words}» là ngày nào?", quote, days)
    if code is QuestionCode.RELATIVE_UNKNOWN:
        return _ask(code, f"«{words}»: tính từ ngày nào?", quote, (_day(issued_on),) if issued_on else ())
    return _ask(code, f"«{words}» là trước ngày nào?", quote, days)


def _next_year(due: date, issued_on: date | None) -> date | None:
    """Offer the same day of the year in which it would not have passed, or of the year of the issue."""
    if issued_on is None:
        return None
    for year in (issued_on.year, issued_on.year + 1):
        try:
            other = due.replace(year=year)
        except ValueError:
            continue
        if other != due and abs(other - issued_on) < timedelta(days=400):
            return other
    return None


def _names(parties: tuple[Party, ...]) -> tuple[str, ...]:
    return tuple(party.name for party in parties)


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _ask(code: QuestionCode, text: str, quote: str, choices: tuple[str, ...]) -> Question:
    return Question(code, text, _short(quote), tuple(dict.fromkeys(choices)))


def _short(quote: str) -> str:
    return quote if len(quote) <= _LONGEST_QUOTE else f"{quote[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
