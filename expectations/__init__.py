"""Expectations: from landed submissions to findings and verdicts; the only package that imports great_expectations."""
