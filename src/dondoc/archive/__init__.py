"""Every paper that comes in or goes out.

In: exact bytes kept for good, versions of a paper, intakes with preview and undo. Out: drafts, numbers without a gap,
the bodies and forms papers are issued by, their files, and scans of the signed sheets.
"""
