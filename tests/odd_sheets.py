"""Sheet parts such as nobody writes: wrong nesting, foreign namespaces, doubled addresses, cells in comments."""

from __future__ import annotations

from random import Random

from handmade import MAIN

ADDRESSES = [
    "A1",
    "B2",
    "Z9",
    "AA1",
    "A50",
    "XFD1",
    "a1",
    "z60",
    "B&#49;",
    "A01",
    "$A$1",
    "A1 ",
    " C3",
    "R1",
    "1",
    "A",
    "",
]
TYPES = ["n", "s", "str", "e", "inlineStr", "b", ""]
ROW_ATTRIBUTES = ["", ' r="1"', ' r="2"', ' r="60"', ' r="0"', ' r="-1"', ' hidden="1"', ' r="99999999999"', ' r="B7"', ' r=" 5"', ' r="+6"']  # fmt: skip
INSIDE = [
    "<v>1</v>", "<v>1</v>", "<v/>", "", "<f>A1</f><v>2</v>", "<is><t>x</t></is>", "<x:v>1</x:v>", '<!-- <c r="Z9"/> --><v>1</v>',
    "<v><![CDATA[1]]></v>", '<is><c r="Z60"><v>1</v></c></is>', "text", "<v>1</v><v>2</v>",
]  # fmt: skip
FAR_ROW = '<row r="60"><c r="Z60"><v>1</v></c></row>'
BEFORE = ["", "", "", f"<!-- <sheetData>{FAR_ROW}</sheetData> -->", '<sheetPr><row r="60"/></sheetPr>', "<?a <sheetData> ?>", "<x:sheetData/>", f"<y:sheetData>{FAR_ROW}</y:sheetData>"]  # fmt: skip
AFTER = ["", "", "", "<!-- </sheetData> -->", f"<sheetData>{FAR_ROW}</sheetData>", f"<extLst>{FAR_ROW}</extLst>"]
PREFIXES = ["", "", "", "x:", "y:"]


def odd_sheet(random: Random) -> str:
    rows = "".join(_row(random) for _ in range(random.randint(0, 4)))
    before, after = random.choice(BEFORE), random.choice(AFTER)
    return f'<worksheet xmlns="{MAIN}" xmlns:x="{MAIN}" xmlns:y="urn:y">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def _row(random: Random) -> str:
    prefix, attributes = random.choice(PREFIXES), random.choice(ROW_ATTRIBUTES)
    cells = "".join(_cell(random) for _ in range(random.randint(0, 3)))
    plain = f"<{prefix}row{attributes}>{cells}</{prefix}row>"
    nested = f"<row{attributes}>{cells}<row>{_cell(random)}</row></row>"
    odd = [f"<{prefix}row{attributes}/>", cells, f"<!-- {cells} -->", f"<?pi {cells}?>", nested, f"<![CDATA[{cells}]]>"]
    return random.choice([plain] * 6 + odd)


def _cell(random: Random) -> str:
    prefix = random.choice(PREFIXES)
    attributes = "".join(_attribute(random) for _ in range(random.randint(0, 3)))
    return f"<{prefix}c{attributes}>{random.choice(INSIDE)}</{prefix}c>"


def _attribute(random: Random) -> str:
    name = random.choice(["r", "r", "r", "s", "t", "x:r", "R", "xmlns", "xmlns:q"])
    values = {"s": ["1"], "t": TYPES, "xmlns": [MAIN, "urn:z"], "xmlns:q": [MAIN]}.get(name, ADDRESSES)
    quote = random.choice('"""\'')
    return (
        random.choice(["  ", " ", "\n"])
        + name
        + random.choice(["=", "=", "=", " = "])
        + quote
        + random.choice(values)
        + quote
    )
