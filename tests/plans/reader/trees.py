"""Small papers as trees, built by hand: one paragraph a line, tables as lists of rows."""

from dondoc.papers.tree import Cell, Kind, Paragraph, Place, Table, Tree


def paper(text: str, *, tables: tuple[Table, ...] = ()) -> Tree:
    """Return a tree with one paragraph for each line of the text that is not empty, then the tables."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    paragraphs = tuple(Paragraph(line, Place(paragraph=order)) for order, line in enumerate(lines, start=1))
    return Tree(Kind.TXT, paragraphs + tables)


def table(*rows: tuple[str, ...], merged_down: tuple[tuple[int, int], ...] = ()) -> Table:
    """Return a table; `merged_down` lists (row, column) of cells that repeat the cell above."""
    grid = [list(row) for row in rows]
    for row, column in merged_down:
        grid[row][column] = grid[row - 1][column]
    cells = tuple(
        tuple(
            Cell(text, Place(table=1, row=r + 1, column=c + 1), origin=(r, c) not in merged_down)
            for c, text in enumerate(row)
        )
        for r, row in enumerate(grid)
    )
    return Table(cells, Place(table=1))


def text_of(tree: Tree, block: int, place: Place) -> str:
    """Return the text of the paragraph or cell a span points into."""
    found = tree.blocks[block]
    if isinstance(found, Paragraph):
        return found.text
    assert place.row and place.column
    return found.rows[place.row - 1][place.column - 1].text
