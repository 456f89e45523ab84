"""dondoc (đôn đốc, "to check and urge"): from the signed plan to the kept promise."""

from importlib.metadata import version

__version__ = version("dondoc")
