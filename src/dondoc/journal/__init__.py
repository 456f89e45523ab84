"""What people did, without holding anything alive: an append-only chain per congress, and the ledger of submissions.

No pages of its own: it stands below people, so each room shows its objects' entries behind its own door.
"""
