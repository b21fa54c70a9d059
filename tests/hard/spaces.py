"""Namespaces and openings of parts, as Excel writes them."""

from __future__ import annotations

from handmade import MAIN, RELATIONS

START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
MICROSOFT = "http://schemas.microsoft.com/office"
X14 = f"{MICROSOFT}/spreadsheetml/2009/9/main"
X14AC = f"{MICROSOFT}/spreadsheetml/2009/9/ac"
X15 = f"{MICROSOFT}/spreadsheetml/2010/11/main"
XM = f"{MICROSOFT}/excel/2006/main"
XR = f"{MICROSOFT}/spreadsheetml/2014/revision"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"

MAIN_NAMES = f'xmlns="{MAIN}" xmlns:r="{RELATIONS}"'
SHEET_NAMES = (
    f'{MAIN_NAMES} xmlns:mc="{MC}" mc:Ignorable="x14ac xr xr2 xr3" xmlns:x14ac="{X14AC}" xmlns:xr="{XR}"'
    f' xmlns:xr2="{MICROSOFT}/spreadsheetml/2015/revision2" xmlns:xr3="{MICROSOFT}/spreadsheetml/2016/revision3"'
)
BOOK_NAMES = (
    f'{MAIN_NAMES} xmlns:mc="{MC}" mc:Ignorable="x15 xr xr6 xr10 xr2" xmlns:x15="{X15}" xmlns:xr="{XR}"'
    f' xmlns:xr6="{MICROSOFT}/spreadsheetml/2016/revision6" xmlns:xr10="{MICROSOFT}/spreadsheetml/2016/revision10"'
    f' xmlns:xr2="{MICROSOFT}/spreadsheetml/2015/revision2"'
)
DRAWING_NAMES = f'xmlns:xdr="{XDR}" xmlns:a="{A}" xmlns:r="{RELATIONS}"'
