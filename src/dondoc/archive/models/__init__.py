from dondoc.archive.models.body import IssuingBody, NumberSeries
from dondoc.archive.models.intake import Intake
from dondoc.archive.models.outgoing import Outgoing, OutgoingFile
from dondoc.archive.models.paper import Paper, Version
from dondoc.archive.models.run import IssuingRun
from dondoc.archive.models.stencil import Stencil

__all__ = [
    "Intake",
    "IssuingBody",
    "IssuingRun",
    "NumberSeries",
    "Outgoing",
    "OutgoingFile",
    "Paper",
    "Stencil",
    "Version",
]
