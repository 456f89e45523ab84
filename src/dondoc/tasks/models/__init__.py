from dondoc.tasks.models.ladder import LadderStep
from dondoc.tasks.models.obstacle import Obstacle
from dondoc.tasks.models.part import Part, PastPart
from dondoc.tasks.models.standing import Standing
from dondoc.tasks.models.task import Task
from dondoc.tasks.models.urge import Urge, UrgeTask

__all__ = ["LadderStep", "Obstacle", "Part", "PastPart", "Standing", "Task", "Urge", "UrgeTask"]
