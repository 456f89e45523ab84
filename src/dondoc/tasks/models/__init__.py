from dondoc.tasks.models.obstacle import Decision, DecisionEffect, DecisionOption, Obstacle, ObstacleAnswer
from dondoc.tasks.models.part import Part, PastPart
from dondoc.tasks.models.standing import Standing
from dondoc.tasks.models.task import Task
from dondoc.tasks.models.urge import Urge

__all__ = [
    "Decision",
    "DecisionEffect",
    "DecisionOption",
    "Obstacle",
    "ObstacleAnswer",
    "Part",
    "PastPart",
    "Standing",
    "Task",
    "Urge",
]
