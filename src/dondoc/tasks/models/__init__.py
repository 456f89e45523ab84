from dondoc.tasks.models.appraisal import Appraisal, AppraisalPoint
from dondoc.tasks.models.counter import Counter
from dondoc.tasks.models.extension import Extension
from dondoc.tasks.models.ladder import LadderStep
from dondoc.tasks.models.letter import UrgeLetter, UrgeLetterTask
from dondoc.tasks.models.obstacle import Decision, DecisionEffect, DecisionOption, Obstacle, ObstacleAnswer
from dondoc.tasks.models.part import Part, PastPart
from dondoc.tasks.models.report import Evidence, Report, ReportLine
from dondoc.tasks.models.standing import Standing
from dondoc.tasks.models.tally import Tally
from dondoc.tasks.models.task import Task
from dondoc.tasks.models.urge import Urge, UrgeTask

__all__ = [
    "Appraisal",
    "AppraisalPoint",
    "Counter",
    "Decision",
    "DecisionEffect",
    "DecisionOption",
    "Evidence",
    "Extension",
    "LadderStep",
    "Obstacle",
    "ObstacleAnswer",
    "Part",
    "PastPart",
    "Report",
    "ReportLine",
    "Standing",
    "Tally",
    "Task",
    "Urge",
    "UrgeLetter",
    "UrgeLetterTask",
    "UrgeTask",
]
