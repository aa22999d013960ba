"""Airflow: from the settings to its processes on this machine, and from a DAG's name to a finished chain of runs.

Nothing here imports Airflow: it is run as it is installed, through its commands, its API and its metadata database.
"""
