"""A page of a paper as the archive's template draws it: plain HTML around `papers.write_page`, for looking at it."""

from html import escape

from dondoc.papers.layouts import Layout
from dondoc.papers.layouts.parts import Paper
from dondoc.papers.write_page import PageLine, PagePair, PageTable, page_css, write_page


def html_of(paper: Paper, layout: Layout) -> str:
    """Return a whole page with its style sheet."""
    page = write_page(paper, layout)
    sheets = "".join(
        f'<section class="{sheet.classes}">{"".join(_pair(pair) for pair in sheet.pairs)}'
        f"{''.join(_block(block) for block in sheet.blocks)}{_pair(sheet.foot) if sheet.foot else ''}</section>"
        for sheet in page.sheets
    )
    return (
        f'<!doctype html><html lang="vi"><meta charset="utf-8"><title>{escape(page.title)}</title>'
        f'<style>body{{margin:0}}{page_css(layout)}</style><main class="paper">{sheets}</main></html>'
    )


def _pair(pair: PagePair) -> str:
    sides = "".join(f"<div>{''.join(_block(line) for line in lines)}</div>" for lines in (pair.left, pair.right))
    return f'<div class="{pair.classes}">{sides}</div>'


def _block(block: PageLine | PageTable) -> str:
    if isinstance(block, PageLine):
        words = "".join(f"<strong>{escape(run.text)}</strong>" if run.bold else escape(run.text) for run in block.runs)
        return f'<{block.tag} class="{block.classes}"><span class="paper-words">{words}</span></{block.tag}>'
    columns = "".join(f'<col class="{classes}">' for classes in block.columns)
    heading = "".join(f'<th class="{cell.classes}" scope="col">{escape(cell.text)}</th>' for cell in block.heading)
    rows = "".join(
        "<tr>"
        + "".join(f'<td class="{cell.classes}" colspan="{cell.span}">{escape(cell.text)}</td>' for cell in row)
        + "</tr>"
        for row in block.rows
    )
    return (
        f'<table class="paper-table"><colgroup>{columns}</colgroup><thead><tr>{heading}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
