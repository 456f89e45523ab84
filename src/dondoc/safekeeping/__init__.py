"""What an installation holds, kept safe: encrypted backups, their restoring and their proof, and the doctor's visit.

It stands above all rooms because a backup is of everything. It has no pages: it speaks on
the command line, and to monitoring systems.
"""
