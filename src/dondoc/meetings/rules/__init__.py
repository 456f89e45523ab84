"""Pure rules of meetings: agenda, conclusions, notice and invitation."""
