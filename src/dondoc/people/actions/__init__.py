"""What can be done with accounts, agencies, memberships and invitations."""
