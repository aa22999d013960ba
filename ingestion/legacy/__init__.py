"""Text in old Vietnamese encodings: from cells typed in fonts like .VnTime or VNI-Times to Unicode."""

from ingestion.legacy.conversion import Converted, convert_rows
from ingestion.legacy.encoding import Encoding, to_unicode
from ingestion.legacy.font import encoding_of_font, is_capital_font

__all__ = ["Converted", "Encoding", "convert_rows", "encoding_of_font", "is_capital_font", "to_unicode"]
