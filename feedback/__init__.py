"""Feedback: what goes back to the committees."""
