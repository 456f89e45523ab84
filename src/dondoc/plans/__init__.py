"""Plans, their items, and the plan reader that finds the tasks in a paper."""
