"""Reads scanned PDF files and photographs of pages: their letters are recognised, so a person has to check them."""

import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

import pypdfium2
from PIL import Image, ImageOps

from dondoc.kit.numbers import format_number
from dondoc.papers import limits
from dondoc.papers.pages import Page, page_of, read_pages
from dondoc.papers.pdf_rules import Box
from dondoc.papers.pdf_tables import TableFinder, ruled_tables
from dondoc.papers.read_pdf import listed, opened, table_warnings, text_page
from dondoc.papers.reading import Reading
from dondoc.papers.refusals import PaperRefused, Refusal
from dondoc.papers.scan_cells import Column, cut_cells
from dondoc.papers.scan_rules import find_cells
from dondoc.papers.scan_words import Picture, recognise
from dondoc.papers.tree import Kind

_POINTS_PER_INCH = 72.0
_PAPER_WIDTH_INCHES = 8.27
_LETTERS_OF_A_TEXT = 20
_LEAST_SURENESS = 55.0
# Below this a page may lie on its side or stand on its head, as wide annexes often do.
_SURENESS_OF_UPRIGHT = 75.0
_TURNS = (0, 90, 270, 180)
_NOTHING_THERE = -1.0
_CHECK = "có thể sai dấu, sai số. Đối chiếu từng việc với bản gốc trước khi xác nhận."


def read_scanned_pdf(source: BinaryIO, *, program: str) -> Reading:
    """Read a PDF whose pages, or some of them, are pictures; pages with letters are read from these.

    program: where tesseract is. Raises PaperRefused when more than 30 pages are pictures, and when hardly a letter is
    recognised.
    """
    content = source.read()
    finder = TableFinder(BytesIO(content))
    with opened(content) as document:
        pages = [text_page(document, number, finder) for number in range(1, len(document) + 1)]
        scanned = [number for number, page in enumerate(pages, start=1) if not page.letters]
        if len(scanned) > limits.SCAN_PAGES:
            raise PaperRefused(Refusal.TOO_LONG, _too_many(len(scanned)))
        found = _best(scanned, lambda numbers: _rendered(document, numbers), program)
    for number in scanned:
        pages[number - 1] = found[number][0]
    _refuse_unclear(pages, [sure for _, sure in found.values()])
    read = tuple(number for number in scanned if pages[number - 1].letters)
    notes = (f"Chữ ở trang {listed(read)} do máy nhận dạng từ bản quét, {_CHECK}",) if read else ()
    told = (*notes, *table_warnings(finder))
    return read_pages(pages, kind=Kind.PDF, warnings=told)


def read_image(source: BinaryIO, *, program: str) -> Reading:
    """Read one photographed or scanned page. Raises PaperRefused for broken, huge and unreadable pictures."""
    picture = _picture(source)
    page, sure = _best([1], lambda _: [picture], program)[1]
    _refuse_unclear([page], [sure])
    return read_pages([page], kind=Kind.IMAGE, warnings=(f"Chữ trong ảnh do máy nhận dạng, {_CHECK}",))


def _best(
    numbers: list[int], pictures: Callable[[list[int]], Iterable[Picture]], program: str
) -> dict[int, tuple[Page, float]]:
    """Return each page as read the way up that gives the surest letters, and how sure they are.

    Sureness is 0 to 100, and -1 of a blank page.
    """
    best: dict[int, tuple[Page, float]] = {}
    for turn in _TURNS:
        unsure = [number for number in numbers if number not in best or 0 <= best[number][1] < _SURENESS_OF_UPRIGHT]
        turned = (_turned(picture, turn) for picture in pictures(unsure))
        for page, sure in _recognised(turned, numbers=unsure, program=program):
            if page.number not in best or sure > best[page.number][1]:
                best[page.number] = page, sure
    return best


def _turned(picture: Picture, degrees: int) -> Picture:
    image = picture.image.rotate(degrees, expand=True) if degrees else picture.image.copy()
    return Picture(image, picture.dots_per_inch)


@dataclass(slots=True)
class _Waiting:
    """A page whose pictures are being read: its tables' cells, and how words of its columns find back to it."""

    size: tuple[float, float]
    tables: list[list[Box]]
    columns: list[Column]


def _recognised(pictures: Iterable[Picture], *, numbers: list[int], program: str) -> Iterator[tuple[Page, float]]:
    """Yield the pages of these numbers in their pictures, and how sure the program is of the letters of each."""
    waiting: deque[_Waiting] = deque()

    def parts() -> Iterator[Picture]:
        for picture in pictures:
            image, dots = picture.image, picture.dots_per_inch
            tables = find_cells(image, dots_per_inch=dots)
            columns = cut_cells(image, tables, dots_per_inch=dots)
            size = image.width * _POINTS_PER_INCH / dots, image.height * _POINTS_PER_INCH / dots
            waiting.append(_Waiting(size, tables, columns))
            yield picture
            yield from (Picture(column.image, dots, one_block=True) for column in columns)

    found = recognise(parts(), program=program)
    for number in numbers:
        of_page = next(found)
        page = waiting.popleft()
        of_columns = [next(found) for _ in page.columns]
        words = list(of_page.words)
        for column, one in zip(page.columns, of_columns, strict=True):
            words += map(column.on_page, one.words)
        tables = ruled_tables(page.tables, number, words)
        letters = sum(one.letters for one in (of_page, *of_columns))
        weighed = sum(one.sureness * one.letters for one in (of_page, *of_columns))
        yield page_of(words, tables, number=number, size=page.size), weighed / letters if letters else _NOTHING_THERE


def _rendered(document: pypdfium2.PdfDocument, numbers: list[int]) -> Iterator[Picture]:
    for number in numbers:
        page = document[number - 1]
        width, height = page.get_size()
        points = max(width * height, 1.0)
        scale = min(limits.SCAN_DOTS_PER_INCH / _POINTS_PER_INCH, (limits.SCAN_PAGE_PIXELS / points) ** 0.5)
        image = page.render(scale=scale, grayscale=True).to_pil()
        page.close()
        yield Picture(image.convert("L"), scale * _POINTS_PER_INCH)


def _picture(source: BinaryIO) -> Picture:
    """Return a photograph upright, grey and no larger than a rendered page; it is taken to show an A4 page."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # Pillow's own limit says no size; nothing is decoded before ours is asked, and this process reads one file.
            Image.MAX_IMAGE_PIXELS = None
            image = Image.open(source, formats=("JPEG", "PNG"))
            if image.width * image.height > limits.IMAGE_PIXELS:
                raise PaperRefused(Refusal.TOO_LARGE, _too_many_pixels(image.width, image.height))
            image.draft("L", (image.width, image.height))
            upright = ImageOps.exif_transpose(image)
            grey = _on_white(upright)
    except PaperRefused:
        raise
    except MemoryError as error:
        raise PaperRefused(Refusal.TOO_COMPLEX, cause="MemoryError") from error
    except Exception as error:  # each decoder of Pillow has errors of its own for damaged pictures
        raise PaperRefused(Refusal.BROKEN, cause=type(error).__name__) from error
    shrink = (limits.SCAN_PAGE_PIXELS / max(1, grey.width * grey.height)) ** 0.5
    if shrink < 1:
        grey = grey.resize((max(1, int(grey.width * shrink)), max(1, int(grey.height * shrink))))
    return Picture(ImageOps.autocontrast(grey, cutoff=1), max(70.0, min(grey.size) / _PAPER_WIDTH_INCHES))


def _on_white(image: Image.Image) -> Image.Image:
    """Return the picture in grey; what is transparent in it shows white paper."""
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("L")
    layered = image.convert("LA")
    paper = Image.new("L", image.size, 255)
    paper.paste(layered.getchannel("L"), mask=layered.getchannel("A"))
    return paper


def _refuse_unclear(pages: list[Page], sureness: list[float]) -> None:
    """Raise PaperRefused when there are hardly any letters, or when the program guessed most of them."""
    sure = [one for one in sureness if one != _NOTHING_THERE]
    letters = sum(page.letters for page in pages)
    if letters < _LETTERS_OF_A_TEXT or (sure and sum(sure) / len(sure) < _LEAST_SURENESS):
        raise PaperRefused(Refusal.UNCLEAR_SCAN, cause=f"{letters} letters")


def _too_many(count: int) -> str:
    return (
        f"Tệp có {count} trang quét; mỗi lần nhận dạng tối đa {limits.SCAN_PAGES} trang. "
        "Chỉ tải các trang giao việc, hoặc tải bản Word, bản PDF xuất từ Word."
    )


def _too_many_pixels(width: int, height: int) -> str:
    most = limits.IMAGE_PIXELS // 1_000_000
    return (
        f"Ảnh {format_number(width)} × {format_number(height)} điểm, quá {most} triệu điểm. "
        "Chụp hoặc quét lại ở mức 300 điểm mỗi inch rồi tải lại."
    )
