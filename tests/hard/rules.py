"""Data validations and conditional formats, the old ones and those in extensions."""

from __future__ import annotations

from hard.package import Book
from hard.registry import feature
from hard.spaces import X14, XM, XR

NAMES = f'xmlns:x14="{X14}"'
CF14, DV14 = "{78C0D931-6437-407d-A8EE-F0AAD7539E65}", "{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"


@feature("<x14:dataValidation ", more={"A3": "nie", "H6": "nie dotyczy"})
def validations_from_another_sheet(book: Book) -> None:
    listed = f'<x14:dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" xr:uid="{{A0000000-0000-0000-0000-000000000001}}" xmlns:xr="{XR}"><x14:formula1><xm:f>Listy!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>H2:H7</xm:sqref></x14:dataValidation>'
    custom = "<x14:dataValidation type=\"custom\" allowBlank=\"1\"><x14:formula1><xm:f>COUNTIF(Listy!$A$1:$A$3,A2)=0</xm:f></x14:formula1><xm:sqref>A2:A7 J2:J7</xm:sqref></x14:dataValidation>"  # fmt: skip
    book.sheet.extend(
        DV14, f'<x14:dataValidations xmlns:xm="{XM}" count="2">{listed}{custom}</x14:dataValidations>', NAMES
    )


@feature("<dataValidation ", more={"A2": "K-009", "C5": 5})
def validations_of_every_type(book: Book) -> None:
    rules = [
        ("list", "H2:H7", '"tak,nie,""nie wiem"""', ""),
        ("list", "B2:B7", "$J$2:$J$4", ""),
        ("whole", "C2:C4", "1", "10"),
        ("decimal", "C5:C7", "0.5", "9.5"),
        ("date", "D2:D7", "46023", "46387"),
        ("time", "J9:J12", "0", "0.5"),
        ("textLength", "A2:A7", "1", "5"),
        ("custom", "K2:K7 M2:M7", "LEN(K2)&lt;5", ""),
    ]
    listed = "".join(
        f'<dataValidation type="{type_}" errorStyle="warning" allowBlank="1" showInputMessage="1" showErrorMessage="1"'
        f' errorTitle="Błąd" error="Popraw &quot;to&quot;" promptTitle="Wpisz" prompt="a &amp; b" sqref="{where}"'
        f' xr:uid="{{A0000000-0000-0000-0000-00000000000{at}}}"><formula1>{low}</formula1>{high and f"<formula2>{high}</formula2>"}</dataValidation>'
        for at, (type_, where, low, high) in enumerate(rules)
    )
    book.sheet.put(f'<dataValidations count="{len(rules)}" xWindow="300" yWindow="400">{listed}</dataValidations>')


def _cf(where: str, rule: str, after: str = "") -> str:
    return f'<conditionalFormatting sqref="{where}">{rule}{after}</conditionalFormatting>'


@feature('type="timePeriod"')
def conditional_formats_of_every_type(book: Book) -> None:
    look = book.styles.dxf()
    rules = [
        ("B2:B7", 'type="cellIs" operator="between"', "<formula>1</formula><formula>3</formula>"),
        ("A2:H7 J2:K7", 'type="expression" stopIfTrue="1"', "<formula>$C2&gt;MAX($C$2:$C$7)-1</formula>"),
        ("C2:C7", 'type="top10" percent="1" rank="10"', ""),
        ("C2:C7", 'type="aboveAverage" aboveAverage="0" stdDev="1"', ""),
        ("B2:B7", 'type="duplicateValues"', ""),
        ("A2:A7", 'type="uniqueValues"', ""),
        (
            "H2:H7",
            'type="containsText" operator="containsText" text="pilne"',
            '<formula>NOT(ISERROR(SEARCH("pilne",H2)))</formula>',
        ),
        (
            "H2:H7",
            'type="notContainsText" operator="notContains" text="a"',
            '<formula>ISERROR(SEARCH("a",H2))</formula>',
        ),
        ("A2:A7", 'type="beginsWith" operator="beginsWith" text="K"', '<formula>LEFT(A2,1)="K"</formula>'),
        ("A2:A7", 'type="endsWith" operator="endsWith" text="1"', '<formula>RIGHT(A2,1)="1"</formula>'),
        ("D2:D7", 'type="containsBlanks"', "<formula>LEN(TRIM(D2))=0</formula>"),
        ("D2:D7", 'type="notContainsBlanks"', "<formula>LEN(TRIM(D2))&gt;0</formula>"),
        ("C2:C7", 'type="containsErrors"', "<formula>ISERROR(C2)</formula>"),
        ("C2:C7", 'type="notContainsErrors"', "<formula>NOT(ISERROR(C2))</formula>"),
        (
            "D2:D7",
            'type="timePeriod" timePeriod="last7Days"',
            "<formula>AND(TODAY()-FLOOR(D2,1)&lt;=6,FLOOR(D2,1)&lt;=TODAY())</formula>",
        ),
    ]
    for priority, (where, attributes, inside) in enumerate(rules, 1):
        book.sheet.put(
            _cf(where, f'<cfRule {attributes} dxfId="{look}" priority="{priority}">{inside}</cfRule>')
        )  # fmt: skip


@feature("<colorScale>")
def colour_scales_bars_and_icons(book: Book) -> None:
    two = '<colorScale><cfvo type="min"/><cfvo type="max"/><color rgb="FFF8696B"/><color rgb="FF63BE7B"/></colorScale>'
    three = '<colorScale><cfvo type="num" val="0"/><cfvo type="percentile" val="50"/><cfvo type="formula" val="$C$2"/><color rgb="FFF8696B"/><color theme="4" tint="0.6"/><color rgb="FF63BE7B"/></colorScale>'
    bar = '<dataBar showValue="0"><cfvo type="percent" val="0"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar>'
    icons = '<iconSet iconSet="4Arrows" reverse="1"><cfvo type="percent" val="0"/><cfvo type="percent" val="25"/><cfvo type="percent" val="50"/><cfvo type="percent" val="75" gte="0"/></iconSet>'
    for priority, (kind_, inside) in enumerate(
        (("colorScale", two), ("colorScale", three), ("dataBar", bar), ("iconSet", icons)), 1
    ):
        book.sheet.put(_cf("C2:C7", f'<cfRule type="{kind_}" priority="{priority}">{inside}</cfRule>'))


def _extended(book: Book, where: str, rule: str) -> None:
    inside = (
        f'<x14:conditionalFormatting xmlns:xm="{XM}">{rule}<xm:sqref>{where}</xm:sqref></x14:conditionalFormatting>'
    )
    book.sheet.extend(CF14, f"<x14:conditionalFormattings>{inside}</x14:conditionalFormattings>", NAMES)


@feature("<x14:dataBar ")
def data_bars_with_extension(book: Book) -> None:
    uid = "{A0000000-0000-0000-0000-000000000001}"
    link = f'<extLst><ext {NAMES} uri="{{B025F937-C7B1-47D3-B67F-A62EFF666E3E}}"><x14:id>{uid}</x14:id></ext></extLst>'
    plain = '<dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar>'
    book.sheet.put(_cf("C2:C7", f'<cfRule type="dataBar" priority="1">{plain}{link}</cfRule>'))
    _extended(
        book,
        "C2:C7",
        f'<x14:cfRule type="dataBar" id="{uid}"><x14:dataBar minLength="0" maxLength="100" border="1" negativeBarBorderColorSameAsPositive="0">'
        '<x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/><x14:borderColor rgb="FF638EC6"/><x14:negativeFillColor rgb="FFFF0000"/>'
        '<x14:negativeBorderColor rgb="FFFF0000"/><x14:axisColor rgb="FF000000"/></x14:dataBar></x14:cfRule>',
    )


@feature("<x14:cfIcon ")
def icons_of_ones_own(book: Book) -> None:
    levels = "".join(f'<x14:cfvo type="percent"><xm:f>{at}</xm:f></x14:cfvo>' for at in (0, 33, 67))
    icons = '<x14:cfIcon iconSet="3Stars" iconId="0"/><x14:cfIcon iconSet="NoIcons" iconId="0"/><x14:cfIcon iconSet="3Flags" iconId="2"/>'
    _extended(
        book,
        "C2:C7",
        f'<x14:cfRule type="iconSet" priority="1" id="{{A0000000-0000-0000-0000-000000000002}}"><x14:iconSet iconSet="3Stars" custom="1">{levels}{icons}</x14:iconSet></x14:cfRule>',
    )


@feature("<x14:dxf>")
def conditional_formats_from_another_sheet(book: Book) -> None:
    _extended(
        book,
        "B2:B7 H2:H7",
        '<x14:cfRule type="expression" priority="1" id="{A0000000-0000-0000-0000-000000000003}"><xm:f>COUNTIF(Listy!$A$1:$A$3,B2)&gt;0</xm:f>'
        '<x14:dxf><font><b/><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></x14:dxf></x14:cfRule>',
    )
