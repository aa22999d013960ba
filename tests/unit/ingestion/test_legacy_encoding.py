"""Every code of TCVN3 and VNI becomes its Unicode letter, and nothing else becomes one."""

import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.legacy import encoding_of_font, is_capital_font, to_unicode
from ingestion.legacy.encoding import TCVN3_LETTERS
from tests.unit.ingestion.legacy_typist import typed

VOWELS = "aăâeêioôơuưy"
TONES = "\u0300\u0301\u0303\u0309\u0323"
LETTERS = "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES)
ALPHABET = "abcdeghiklmnopqrstuvxy" + "ăâêôơưđ" + LETTERS


def iconv(code):
    """Ask the C library; it knows TCVN 5712-1, of which TCVN3 is a part."""
    decoded = subprocess.run(
        ["iconv", "-f", "TCVN", "-t", "UTF-8"], input=bytes([code]), capture_output=True, check=True
    )
    return unicodedata.normalize("NFC", decoded.stdout.decode())


@pytest.mark.parametrize("code", [*range(0x20, 0x7F), *range(0xA0, 0x100)], ids=hex)
def test_a_code_of_tcvn3_is_the_letter_that_the_c_library_knows(code):
    assert to_unicode(chr(code), "tcvn3") == iconv(code)


def test_tcvn3_has_every_letter_but_the_capitals_with_a_tone():
    decoded = {to_unicode(code, "tcvn3") for code in TCVN3_LETTERS}

    assert decoded == {*LETTERS, *"ăâêôơưđĂÂÊÔƠƯĐ"}


@pytest.mark.parametrize(
    ("codes", "letters"),
    [
        ("aù aø aû aõ aï aâ aá aà aå aã aä aê aé aè aú aü aë", "á à ả ã ạ â ấ ầ ẩ ẫ ậ ă ắ ằ ẳ ẵ ặ"),
        ("eù eø eû eõ eï eâ eá eà eå eã eä", "é è ẻ ẽ ẹ ê ế ề ể ễ ệ"),
        ("í ì æ ó ò", "í ì ỉ ĩ ị"),
        ("où oø oû oõ oï oâ oá oà oå oã oä ô ôù ôø ôû ôõ ôï", "ó ò ỏ õ ọ ô ố ồ ổ ỗ ộ ơ ớ ờ ở ỡ ợ"),
        ("uù uø uû uõ uï ö öù öø öû öõ öï", "ú ù ủ ũ ụ ư ứ ừ ử ữ ự"),
        ("yù yø yû yõ î ñ", "ý ỳ ỷ ỹ ỵ đ"),
    ],
)
def test_vni_is_a_letter_and_its_marks(codes, letters):
    assert to_unicode(codes, "vni") == letters
    assert to_unicode(codes.upper(), "vni") == letters.upper()


def test_the_case_of_a_vni_letter_is_that_of_the_letter_not_of_its_mark():
    assert to_unicode("Aùnh AÙnh", "vni") == "Ánh Ánh"


@pytest.mark.parametrize("text", ["uâ iê hà", "Thu", "ß ÿ"])
def test_what_is_no_pair_in_vni_stays(text):
    assert to_unicode(text, "vni") == text


@pytest.mark.parametrize(
    ("text", "encoding", "decoded"),
    [
        ("Qu¶ng Nam hoµn thµnh", "tcvn3", "Quảng Nam hoàn thành"),
        ("TiÕng ViÖt rÊt hay", "tcvn3", "Tiếng Việt rất hay"),
        ("Chi bé th«n 3 x· §¹i Léc", "tcvn3", "Chi bộ thôn 3 xã Đại Lộc"),
        ("Ph\u00adíc T\u00ad", "tcvn3", "Phước Tư"),
        ("Tieáng Vieät raát hay", "vni", "Tiếng Việt rất hay"),
        ("ÑAÛNG BOÄ XAÕ Ñöôøng", "vni", "ĐẢNG BỘ XÃ Đường"),
    ],
)
def test_a_phrase_is_decoded(text, encoding, decoded):
    assert to_unicode(text, encoding) == decoded


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_punctuation_of_cp1252_stays_and_is_restored_from_control_codes(encoding):
    assert to_unicode("“A” – b…\u00a0c", encoding) == "“A” – b…\u00a0c"
    assert to_unicode("\x93A\x94 \x96 b\x85", encoding) == "“A” – b…"


def test_small_letters_of_a_capital_font_are_capitals():
    assert to_unicode("nguyÔn v¨n ®øc", "tcvn3", capitals=True) == "NGUYỄN VĂN ĐỨC"


@given(st.text(alphabet=ALPHABET + " ", max_size=40))
def test_what_was_typed_in_tcvn3_comes_back(text):
    assert to_unicode(typed(text, "tcvn3"), "tcvn3") == text


@given(st.sampled_from(["", "Chi bộ "]), st.lists(st.text(alphabet="bcdghlmnt", max_size=2), max_size=6), st.data())
def test_what_was_typed_in_vni_comes_back(start, onsets, data):
    vowels = data.draw(st.lists(st.sampled_from(LETTERS + LETTERS.upper() + "đĐ"), min_size=6, max_size=6))
    text = start + " ".join(onset + vowel + "n" for onset, vowel in zip(onsets, vowels, strict=False))

    assert to_unicode(typed(text, "vni"), "vni") == text


@pytest.mark.parametrize("name", [".VnTime", ".VNTIMEH", ".vnarial narrow", " .VnAvant"])
def test_a_font_of_abc_is_tcvn3(name):
    assert encoding_of_font(name) == "tcvn3"


@pytest.mark.parametrize("name", ["VNI-Times", "VNI Helve", "vni-helve-condense", "VniHelvetica"])
def test_a_font_of_vni_is_vni(name):
    assert encoding_of_font(name) == "vni"


@pytest.mark.parametrize("name", ["Times New Roman", "Arial", "UVnTime", "VnTime", "SVN-Times", "UVNI", ""])
def test_another_font_says_nothing(name):
    assert encoding_of_font(name) is None
    assert not is_capital_font(name)


def test_a_capital_font_ends_in_h():
    assert [is_capital_font(name) for name in (".VnTimeH", ".VnArial NarrowH", ".VNTIMEH", ".VnTime", "VNI-TimesH")] == [
        True, True, True, False, False,
    ]  # fmt: skip
