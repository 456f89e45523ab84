"""Is the congress ready, where is it stuck, whom to call first: judged from plain numbers."""
