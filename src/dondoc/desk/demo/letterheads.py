"""The letterheads of the demo: the subcommittee, a Party body, and the People's Committee of the province."""

from typing import Any

LETTERHEADS: tuple[dict[str, Any], ...] = (
    {
        "code": "tbpv",
        "family": "party",
        "superior": "Tỉnh ủy Kon Tum",
        "name": "Tiểu ban Tổ chức phục vụ Đại hội",
        "symbol": "TBPV",
        "place": "Kon Tum",
        "authority": "T/M Tiểu ban\nTrưởng Tiểu ban",
        "recipients": "Thường trực Tỉnh ủy (b/c)\nCác thành viên Tiểu ban\nLưu: Tổ giúp việc",
        "position": 1,
    },
    {
        "code": "ubnd",
        "family": "state",
        "superior": "",
        "name": "Ủy ban nhân dân tỉnh Kon Tum",
        "symbol": "UBND",
        "department": "KGVX",
        "place": "Kon Tum",
        "authority": "TM. Ủy ban nhân dân\nKT. Chủ tịch\nPhó Chủ tịch",
        "recipients": "Thường trực Tỉnh ủy (b/c)\nChủ tịch, các Phó Chủ tịch UBND tỉnh\nLưu: VT, KGVX",
        "position": 2,
    },
)
