"""Headings of assignment tables in all their wordings, and rows that need their neighbours."""

from datetime import date

import pytest

from dondoc.plans.reader import TaskDraft, read_plan
from dondoc.plans.reader.columns import Column, column_of, find_header
from tests.plans.reader.trees import paper, table

HEADINGS = [
    ("Ai làm", Column.LEAD), ("Cơ quan tham mưu", Column.LEAD), ("Ai hỗ trợ", Column.COORDINATING),
    ("Đơn vị cùng thực hiện", Column.COORDINATING), ("Bao giờ xong", Column.TIME), ("Ngày", Column.TIME), ("Việc phải làm", Column.TASK),
    ("TT", Column.NUMBER), ("STT", Column.NUMBER), ("Số TT", Column.NUMBER), ("Tên nhiệm vụ", Column.TASK),
    ("Nội dung công việc", Column.TASK), ("NHIỆM VỤ", Column.TASK), ("Danh mục công việc", Column.TASK),
    ("Cơ quan chủ trì", Column.LEAD), ("Đơn vị chủ trì thực hiện", Column.LEAD), ("Đơn vị đầu mối", Column.LEAD),
    ("Cơ quan phối hợp", Column.COORDINATING), ("Cơ quan phối hợp, tham vấn", Column.COORDINATING),
    ("Chủ trì / phối hợp", Column.BOTH), ("Cơ quan chủ trì, phối hợp", Column.BOTH), ("Phân công", Column.BOTH),
    ("Cơ quan thực hiện", Column.DOER), ("Cơ quan, đơn vị, địa phương thực hiện", Column.DOER),
    ("Đơn vị thẩm định", Column.APPRAISING), ("Thời gian hoàn thành", Column.TIME), ("Thời hạn", Column.TIME),
    ("Hạn hoàn thành", Column.TIME), ("Kết quả", Column.PRODUCT), ("Sản phẩm", Column.PRODUCT),
    ("Ghi chú", Column.OTHER), ("Lãnh đạo phụ trách", Column.OTHER), ("Trạng thái", Column.OTHER),
    ("Cơ quan chịu trách nhiệm cao nhất", Column.OTHER), ("Kế hoạch vốn", Column.OTHER), ("(3)", Column.OTHER),
    ("Thời gian bắt đầu", Column.START), ("Đơn vị chủ tri", Column.LEAD),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "column"), HEADINGS)
def test_heading_names_its_column(heading: str, column: Column) -> None:
    assert column_of(heading) is column


def test_programme_of_a_day_is_no_assignment() -> None:
    assert find_header(table(("Ngày", "Thời gian", "Nội dung", "Địa điểm"), ("1/9", "8h", "Họp", "Phòng 1"))) is None


HEADER = ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn")


def tasks_of(*rows: tuple[str, ...], merged_down: tuple[tuple[int, int], ...] = ()) -> tuple[TaskDraft, ...]:
    tree = paper("PHỤ LỤC", tables=(table(HEADER, *rows, merged_down=merged_down),))
    return read_plan(tree, issued_on=date(2015, 8, 10)).tasks


def leads(tasks: tuple[TaskDraft, ...]) -> list[list[str]]:
    return [[party.name for party in task.lead] for task in tasks]


def test_merged_cell_holds_for_all_its_rows() -> None:
    tasks = tasks_of(
        ("1", "Treo cờ", "Sở VHTTDL", "", "20/8"), ("2", "Treo pano", "", "", "21/8"), merged_down=((2, 2),)
    )  # fmt: skip

    assert leads(tasks) == [["Sở VHTTDL"], ["Sở VHTTDL"]]
    assert [task.questions for task in tasks] == [(), ()]


def test_same_as_above_repeats_the_cell() -> None:
    tasks = tasks_of(("1", "Treo cờ", "Sở VHTTDL", "Tỉnh Đoàn", "20/8"), ("2", "Treo pano", "nt", "như trên", "-nt-"))

    assert leads(tasks) == [["Sở VHTTDL"], ["Sở VHTTDL"]]
    assert [party.name for party in tasks[1].coordinating] == ["Tỉnh Đoàn"]
    assert tasks[1].due == date(2015, 8, 20)


def test_same_as_above_without_a_row_above_is_asked() -> None:
    (task,) = tasks_of(("1", "Treo cờ", "nt", "", "20/8"))

    assert leads((task,)) == [["nt"]]
    assert [question.code.value for question in task.questions] == ["list_unclear"]


def test_empty_lead_takes_the_row_above_and_asks() -> None:
    tasks = tasks_of(("1", "Treo cờ", "Sở VHTTDL", "", "20/8"), ("2", "Treo pano", "", "", "21/8"))

    assert leads(tasks) == [["Sở VHTTDL"], ["Sở VHTTDL"]]
    assert [question.code.value for question in tasks[1].questions] == ["list_unclear"]


def test_group_row_that_names_an_agency_leads_its_rows() -> None:
    tasks = tasks_of(("I", "Sở Y tế", "", "", ""), ("1", "Trực cấp cứu", "", "Công an tỉnh", "20/9"))

    assert leads(tasks) == [["Sở Y tế"]]
    assert tasks[0].section == ("PHỤ LỤC", "I Sở Y tế")


def test_several_lines_in_a_cell_are_several_agencies() -> None:
    (task,) = tasks_of(("1", "Treo cờ", "Sở VHTTDL\nSở Xây dựng", "- Tỉnh Đoàn\n- Công an tỉnh", "20/8"))

    assert leads((task,)) == [["Sở VHTTDL", "Sở Xây dựng"]]
    assert [party.name for party in task.coordinating] == ["Tỉnh Đoàn", "Công an tỉnh"]


def test_bracket_behind_a_name_says_its_role() -> None:
    rows = table(
        ("TT", "Công việc", "Đơn vị thực hiện"), ("1", "Lập danh sách", "Sở Nội vụ (chủ trì); Công an tỉnh (phối hợp)")
    )
    (task,) = read_plan(paper("PHỤ LỤC", tables=(rows,))).tasks

    assert leads((task,)) == [["Sở Nội vụ"]]
    assert [party.name for party in task.coordinating] == ["Công an tỉnh"]


def test_text_table_without_merged_cells_has_two_rows_of_headings() -> None:
    rows = table(
        ("TT", "Nội dung", "Phân công", "", "Thời gian"), ("", "", "Chủ trì", "Phối hợp", ""),
        ("1", "Phát tài liệu", "Tổ Tài liệu", "Tổ Lễ tân", "19/9/2015"),
    )  # fmt: skip
    (task,) = read_plan(paper("PHỤ LỤC", tables=(rows,))).tasks

    assert leads((task,)) == [["Tổ Tài liệu"]]
    assert [party.name for party in task.coordinating] == ["Tổ Lễ tân"]


def test_group_rows_may_be_the_only_agencies() -> None:
    rows = table(
        ("STT", "Nhiệm vụ", "Thời gian hoàn thành"), ("I", "SỞ Y TẾ", ""), ("1", "Trực cấp cứu", "20/9/2015"),
        ("II", "CÔNG AN TỈNH", ""), ("1", "Bảo vệ hội trường", "20/9/2015"),
    )  # fmt: skip

    assert leads(read_plan(paper("PHỤ LỤC", tables=(rows,))).tasks) == [["SỞ Y TẾ"], ["CÔNG AN TỈNH"]]


def test_empty_lead_keeps_its_own_partners() -> None:
    tasks = tasks_of(("1", "Treo cờ", "Sở VHTTDL", "Tỉnh Đoàn", "20/8"), ("2", "Treo pano", "", "Công an tỉnh", "21/8"))

    assert [party.name for party in tasks[1].coordinating] == ["Công an tỉnh"]


def test_doer_beside_a_lead_coordinates() -> None:
    rows = table(
        ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan thực hiện"), ("1", "Treo cờ", "Sở VHTTDL", "UBND các huyện")
    )
    (task,) = read_plan(paper("PHỤ LỤC", tables=(rows,))).tasks

    assert leads((task,)) == [["Sở VHTTDL"]]
    assert [party.name for party in task.coordinating] == ["UBND các huyện"]


def test_doer_alone_leads() -> None:
    rows = table(("TT", "Nhiệm vụ", "Cơ quan thực hiện"), ("1", "Treo cờ", "UBND các huyện"))
    (task,) = read_plan(paper("PHỤ LỤC", tables=(rows,))).tasks

    assert leads((task,)) == [["UBND các huyện"]]
