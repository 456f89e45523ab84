"""Who we are: users, agencies with dates of validity and successors, members with their roles, invitations.

The doors of the house stand here: `access.seat_for` says what a person is and may do in one congress.
"""
