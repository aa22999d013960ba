"""The sample province: from a seed to the workbooks that a whole synthetic province would send."""

from xeploai.sample.province import SampleSummary, write_sample

__all__ = ["SampleSummary", "write_sample"]
