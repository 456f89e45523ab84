"""State papers before 5 March 2020: Circular 01/2011/TT-BNV; what is not named here is as in the decree after it.

The same layout answers for days before 2011, whose circular of 2005 has the same blocks.
"""

from dataclasses import replace
from datetime import date

from dondoc.papers.layouts.layout import Align, Edge, TextStyle
from dondoc.papers.layouts.state_2020 import STATE_2020

STATE_2011 = replace(
    STATE_2020,
    name="state_2011",
    from_=None,
    until=date(2020, 3, 5),
    # Page numbers 13-14, at the right of the bottom margin; none on the first page; those of annexes apart.
    page_number_edge=Edge.BOTTOM,
    page_number=TextStyle(size_pt=14, align=Align.RIGHT),
    # The circular asks for no italics in the grounds of a paper that lays down no law.
    basis=STATE_2020.body,
)
