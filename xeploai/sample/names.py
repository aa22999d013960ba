"""Names: from chance to Vietnamese names of synthetic persons and places.

Surnames are as frequent as in the country, so that different persons of the same name are common.
"""

from __future__ import annotations

import numpy as np

from xeploai.sample.chance import Array, Bools

_SURNAMES = (
    "Nguyễn 38.4|Trần 11|Lê 9.5|Phạm 7|Huỳnh 5.1|Phan 4.5|Võ 3.9|Đặng 2.1|Bùi 2|Đỗ 1.4|Hồ 1.3|Ngô 1.3|Dương 1|Lý 0.5|"
    "Đoàn 0.9|Trương 1.5|Đinh 0.9|Mai 0.7|Hà 0.6|Cao 0.5|Tạ 0.4|Lương 0.4|Châu 0.3|Thái 0.4|Ông 0.2|Văn 0.4|Alăng 0.6|"
    "Zơrâm 0.3|Bhling 0.3|Pơloong 0.2|Riah 0.2|Arất 0.2"
)
_MIDDLE_MEN = "Văn|Văn|Văn|Đình|Hữu|Đức|Công|Quốc|Minh|Ngọc|Xuân|Thanh|Tấn|Viết|Bá|Duy|Anh|Hồng|Nhật|Trung"
_GIVEN_MEN = (
    "An|Bảo|Bình|Chung|Công|Cảnh|Đạt|Điền|Định|Đông|Đức|Hà|Hải|Hậu|Hiền|Hiếu|Hòa|Hoàng|Hùng|Huy|Hưng|Khoa|Khánh|Kiên|"
    "Long|Lộc|Lợi|Mạnh|Minh|Nam|Nghĩa|Nhân|Phong|Phương|Quang|Quân|Sơn|Tài|Tân|Thành|Thắng|Thiện|Thịnh|Thọ|Tiến|Toàn|"
    "Trung|Tuấn|Tùng|Vinh|Việt|Vũ"
)
_MIDDLE_WOMEN = "Thị|Thị|Thị|Thị|Thị Thu|Thị Kim|Thị Thanh|Thị Ngọc|Thị Minh|Ngọc|Thanh|Kim|Mỹ|Hồng|Bích|Như|Phương"
_GIVEN_WOMEN = (
    "An|Ánh|Bình|Châu|Chi|Diễm|Diệu|Dung|Duyên|Hà|Hạnh|Hằng|Hiền|Hoa|Hồng|Huệ|Hương|Lan|Liên|Linh|Loan|Ly|Mai|Minh|Nga|"
    "Ngân|Nguyệt|Nhung|Oanh|Phượng|Quyên|Sương|Tâm|Thảo|Thu|Thủy|Thúy|Trang|Trâm|Trinh|Tuyết|Uyên|Vân|Vy|Xuân|Yến"
)
_FIRST = "Đại|Bình|Duy|Tam|Quế|Hiệp|Tiên|Trà|Điện|Cẩm|Phước|Sông|Hòa|Tân|An|Phú|Mỹ|Thanh|Đông|Tây|Nam|Bắc|Kim|Long"
_SECOND = (
    "An|Bình|Châu|Đức|Giang|Hải|Hòa|Hưng|Khánh|Lãnh|Lộc|Minh|Mỹ|Nghĩa|Nguyên|Phong|Phú|Phước|Quang|Sơn|Tân|Thạnh|"
    "Thành|Thắng|Thọ|Thuận|Trung|Vân|Vinh|Xuân"
)
_OFFICES = [
    "Văn phòng",
    "Phòng Nội vụ",
    "Phòng Tư pháp",
    "Phòng Tài chính",
    "Phòng Kinh tế",
    "Phòng Văn hóa",
    "Phòng Y tế",
    "Thanh tra",
    "Ban Tổ chức",
    "Ban Tuyên giáo",
    "Ban Dân vận",
    "Ủy ban Kiểm tra",
    "Ủy ban Mặt trận",
    "Hội Nông dân",
    "Hội Phụ nữ",
    "Đoàn Thanh niên",
    "Chi cục Thuế",
    "Kho bạc",
]


def _words(text: str) -> Array:
    return np.array(text.split("|"), dtype=object)


def surnames(rng: np.random.Generator, count: int) -> Array:
    """Draw surnames as frequent as in life."""
    pairs = [entry.rsplit(" ", 1) for entry in _SURNAMES.split("|")]
    weights = np.array([float(weight) for _, weight in pairs])
    drawn: Array = rng.choice(np.array([name for name, _ in pairs], dtype=object), count, p=weights / weights.sum())
    return drawn


def given_names(rng: np.random.Generator, women: Bools) -> Array:
    """Draw middle and given names fit for each sex."""
    count = len(women)
    men = rng.choice(_words(_MIDDLE_MEN), count) + " " + rng.choice(_words(_GIVEN_MEN), count)
    return np.asarray(
        np.where(women, rng.choice(_words(_MIDDLE_WOMEN), count) + " " + rng.choice(_words(_GIVEN_WOMEN), count), men)
    )


def places(rng: np.random.Generator, count: int) -> list[str]:
    """Return that many different names of places; numbered once the names run out."""
    pairs = [f"{first} {second}" for first in _FIRST.split("|") for second in _SECOND.split("|") if first != second]
    shuffled = rng.permutation(np.array(pairs, dtype=object))
    return [
        str(shuffled[i % len(shuffled)]) + (f" {i // len(shuffled) + 1}" if i >= len(shuffled) else "")
        for i in range(count)
    ]


def organisation_word(sector: str, number: int) -> str:
    """Return what the unit of a grassroots organisation is called."""
    names = {
        "XPTT": "xã",
        "HC": _OFFICES[number % len(_OFFICES)],
        "SN": "Trường THCS",
        "DN": "Công ty",
        "LLVT": "Đơn vị",
    }
    return names[sector]


def cell_word(sector: str, number: int) -> str:
    """Return what the unit of a cell under a grassroots committee is called."""
    names = {
        "XPTT": "thôn", "HC": _OFFICES[number % len(_OFFICES)], "SN": "Tổ chuyên môn", "DN": "Phân xưởng",
        "LLVT": "Đội",
    }  # fmt: skip
    return names[sector]
