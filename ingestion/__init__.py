"""Ingestion: from files in the inbox to typed rows in schema `landing`."""
