"""Make a backup, bring one back, and prove that it can be brought back."""
