"""The demo's papers as Word files."""

from dondoc.desk.demo import plan_06, plan_09, sample
from dondoc.papers.layouts import Family, layout_on
from dondoc.papers.layouts.parts import Paper
from dondoc.papers.write_docx import write_docx

SAMPLE_NAME = "Ke-hoach-03-KH-TBPV-huyen-Son-Binh.docx"


def build_papers() -> dict[str, bytes]:
    """Return file name → bytes of the two plans of the demo congress, the older first."""
    return {file_name(paper): _written(paper) for paper in (plan_06.PAPER, plan_09.PAPER)}


def build_sample() -> bytes:
    """Return the plan of fifty tasks of a district that does not exist."""
    return _written(sample.PAPER)


def file_name(paper: Paper) -> str:
    """Return the name under which a plan is handed around: "Ke-hoach-06-KH-TBPV.docx"."""
    return f"Ke-hoach-{paper.number.replace('/', '-')}.docx"


def _written(paper: Paper) -> bytes:
    return write_docx(paper, layout_on(family=Family.PARTY, day=paper.issued_on))
