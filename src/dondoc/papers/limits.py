"""How much of a file is read: one list of numbers for the sniffer, the readers and the child."""

from dondoc.papers.tree import Kind

MEGABYTE = 1024 * 1024

FILE_BYTES = {
    Kind.DOCX: 20 * MEGABYTE,
    Kind.XLSX: 20 * MEGABYTE,
    Kind.PDF: 30 * MEGABYTE,
    Kind.TXT: 10 * MEGABYTE,
    Kind.IMAGE: 15 * MEGABYTE,
}
LARGEST_FILE_BYTES = max(FILE_BYTES.values())
PASTED_BYTES = 2 * MEGABYTE

UNPACKED_BYTES = 100 * MEGABYTE
UNPACKED_RATIO = 200
PACKAGE_ENTRIES = 2_000
# The directory of a zip spends 46 bytes and a name on each entry; a thousand bytes each is generous.
PACKAGE_DIRECTORY_BYTES = 1_000 * PACKAGE_ENTRIES
# A table of two thousand like rows also reaches this ratio; below this size no ratio does harm.
RATIO_FREE_BYTES = 10 * MEGABYTE

PARAGRAPHS = 20_000
SHEET_ROWS = 20_000
SHEET_COLUMNS = 200
EMPTY_ROWS_BEFORE_STOP = 200
TABLE_COLUMNS = 200
TABLE_CELLS = 400_000
TEXT_LETTERS = 10_000_000
PDF_PAGES = 500

CHILD_MEMORY_BYTES = 1024 * MEGABYTE
CHILD_CPU_SECONDS = 20
CHILD_WALL_SECONDS = 30
CHILD_WRITTEN_BYTES = 200 * MEGABYTE
CHILD_OPEN_FILES = 64
CHILDREN_AT_ONCE = 2
WAIT_FOR_CHILD_SECONDS = 20
# 20,000 paragraphs of 300 letters are 10 MB of JSON, a sheet of 20,000 rows and 10 columns 12 MB.
CHILD_ANSWER_BYTES = 20 * MEGABYTE

PHOTO_BYTES = 15 * MEGABYTE
PHOTO_POINTS = 50_000_000
# Longer sides are made smaller: a screen shows no more, and evidence of a year fits on a disk.
PHOTO_SIDE_POINTS = 2_560
PHOTO_QUALITY = 85
# Letters of scans and photographs are recognised by another program, a page in a second or a few.
SCAN_PAGES = 30
SCAN_DOTS_PER_INCH = 240
SCAN_PAGE_PIXELS = 12_000_000
IMAGE_PIXELS = 50_000_000
SCAN_CPU_SECONDS = 40
SCAN_WALL_SECONDS = 100
SCANS_AT_ONCE = 1
PROGRAMS_PER_SCAN = 2
WAIT_FOR_SCAN_SECONDS = 60
