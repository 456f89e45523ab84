"""The ground of the house: one row per congress, with its address, its days and its clock.

It stands lowest of all rooms because every other row belongs to a congress; its pages stand in `congress`.
"""
