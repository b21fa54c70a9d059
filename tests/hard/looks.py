"""The styles and the theme of a workbook as Excel saves it."""

from __future__ import annotations

from handmade import MAIN

from hard.spaces import MC, START, X14AC, A

FONT = '<font><sz val="11"/><color theme="1"/><name val="Calibri"/><family val="2"/><charset val="238"/><scheme val="minor"/></font>'


class Styles:
    """The styles part: formats 0 General, 1 date, 2 text, 3 percent, and what builders add."""

    def __init__(self) -> None:
        applied = ' applyNumberFormat="1"'
        self.xfs = [_xf(0), _xf(164, applied), _xf(49, applied), _xf(9, applied)]
        self.number_formats = ["yyyy\\-mm\\-dd"]
        self.dxfs: list[str] = []
        self.parts = {
            "fonts": f'<fonts count="1" x14ac:knownFonts="1">{FONT}</fonts>',
            "fills": '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
            "borders": '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
            "cellStyleXfs": '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
            "cellXfs": "",
            "cellStyles": '<cellStyles count="1"><cellStyle name="Normalny" xfId="0" builtinId="0"/></cellStyles>',
            "dxfs": "",
            "tableStyles": '<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/>',
            "colors": "",
            "extLst": "",
        }

    def xf(self, number_format: int = 0, attributes: str = "", inside: str = "") -> int:
        """Return the id of a new cell format."""
        self.xfs.append(_xf(number_format, attributes, inside))
        return len(self.xfs) - 1

    def number_format(self, code: str) -> int:
        """Return the id of a new cell format with this number format, given as XML."""
        self.number_formats.append(code)
        return self.xf(163 + len(self.number_formats), ' applyNumberFormat="1"')

    def dxf(self, colour: str = "FFFFC7CE") -> int:
        """Return the id of a new format for conditional formats."""
        self.dxfs.append(f'<dxf><fill><patternFill><bgColor rgb="{colour}"/></patternFill></fill></dxf>')
        return len(self.dxfs) - 1

    def xml(self) -> str:
        formats = "".join(f'<numFmt numFmtId="{i}" formatCode="{c}"/>' for i, c in enumerate(self.number_formats, 164))
        parts = self.parts | {
            "cellXfs": f'<cellXfs count="{len(self.xfs)}">{"".join(self.xfs)}</cellXfs>',
            "dxfs": f'<dxfs count="{len(self.dxfs)}">{"".join(self.dxfs)}</dxfs>',
        }
        return (
            f'{START}<styleSheet xmlns="{MAIN}" xmlns:mc="{MC}" mc:Ignorable="x14ac" xmlns:x14ac="{X14AC}">'
            f'<numFmts count="{len(self.number_formats)}">{formats}</numFmts>{"".join(parts.values())}</styleSheet>'
        )


def _xf(number_format: int, attributes: str = "", inside: str = "") -> str:
    xml = f'<xf numFmtId="{number_format}" fontId="0" fillId="0" borderId="0" xfId="0"{attributes}'
    return f"{xml}>{inside}</xf>" if inside else f"{xml}/>"


def theme(accent: str = "4472C4", name: str = "Motyw pakietu Office") -> str:
    """Return a theme part. `accent`: its first accent colour."""
    colours = {"dk2": "44546A", "lt2": "E7E6E6", "accent1": accent, "accent2": "ED7D31", "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1", "folHlink": "954F72"}  # fmt: skip
    scheme = "".join(f'<a:{one}><a:srgbClr val="{colour}"/></a:{one}>' for one, colour in colours.items())
    font = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{START}<a:theme xmlns:a="{A}" name="{name}"><a:themeElements><a:clrScheme name="Office">'
        '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
        f'{scheme}</a:clrScheme><a:fontScheme name="Office"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="Office"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )
