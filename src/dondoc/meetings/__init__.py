"""Meetings: agendas made from what is late and stuck, conclusions typed while they are spoken, the work they become."""
