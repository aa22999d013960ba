"""Database: where the rows live; embedded or external PostgreSQL, operational tables, publishing."""
