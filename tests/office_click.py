"""Presses buttons of a macro workbook in headless LibreOffice, or draws its first sheet; run by a Python that knows UNO.

The one argument is JSON: `workbook`; `captions` of the buttons to press, one after the other; `macros`: whether they may
run; `profile`: its folder; `seconds` to wait for what a button says; `follow`: whether to open the first link of the newest
document in the end; `pdf` to draw into, "" for none. Prints the captions that are there, what the status says after each
press, the documents that are open in the end, and where the link led.
"""

import contextlib
import json
import os
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue

RUN_ALL, RUN_NONE = 4, 0  # com.sun.star.document.MacroExecMode


def option(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connected(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        with contextlib.suppress(Exception):
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        time.sleep(0.25)
    raise SystemExit("LibreOffice does not answer")


def controls(document):
    page = document.Sheets.getByIndex(0).DrawPage
    shapes = [page.getByIndex(number) for number in range(page.Count)]
    return [shape.Control for shape in shapes if shape.supportsService("com.sun.star.drawing.ControlShape")]


def said(document):
    """Return the cell in which a panel answers; some other one where the workbook is none."""
    names, sheet = document.NamedRanges, document.Sheets.getByIndex(0)
    area = names.getByName("qms_status").ReferredCells if names.hasByName("qms_status") else sheet
    return area.getCellByPosition(0, 0)


def press(document, caption, seconds):
    """Press a button and return what the status says then; "" where nothing was said in time."""
    status = said(document)
    status.String = ""
    (model,) = (one for one in controls(document) if one.Label == caption)
    document.CurrentController.getControl(model).getAccessibleContext().doAccessibleAction(0)
    ends = time.monotonic() + seconds
    while time.monotonic() < ends and (not status.String or status.String.endswith("...")):  # at work
        time.sleep(0.1)
    return status.String


def followed(desktop, document):
    """Open the first link of a document, and return the file, sheet and cell that it leads to."""
    page = document.Sheets.getByIndex(0)
    cells = (page.getCellByPosition(column, row) for row in range(20) for column in range(6))
    url = next(cell.TextFields.getByIndex(0).URL for cell in cells if cell.TextFields.Count)
    opened = desktop.loadComponentFromURL(url, "_blank", 0, ())
    place = opened.CurrentSelection.CellAddress
    return (
        f"{uno.fileUrlToSystemPath(opened.URL)}|{opened.Sheets.getByIndex(place.Sheet).Name}|{place.Column}|{place.Row}"
    )


def draw(document, pdf):
    for model in controls(document):
        model.Printable = True
    style = document.StyleFamilies.getByName("PageStyles").getByName(document.Sheets.getByIndex(0).PageStyle)
    style.ScaleToPagesX, style.PageScale = 0, 100  # controls keep their letters' size whatever the scale
    style.Width, style.Height = 60000, 29700  # all columns side by side; hundredths of a millimetre
    document.storeToURL(uno.systemPathToFileUrl(pdf), (option("FilterName", "calc_pdf_Export"),))


def main(workbook, captions, macros, profile, seconds, follow, pdf):
    pipe = f"qms{os.getpid()}"
    call = ["soffice", f"-env:UserInstallation={uno.systemPathToFileUrl(profile)}", "--headless", "--norestore"]
    running = subprocess.Popen([*call, "--nologo", f"--accept=pipe,name={pipe};urp"], stderr=subprocess.DEVNULL)
    context = connected(pipe)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    mode = option("MacroExecutionMode", RUN_ALL if macros else RUN_NONE)
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(workbook), "_blank", 0, (mode,))
    for model in controls(document):
        print("button", model.Label)
    for caption in captions:
        print("status", press(document, caption, seconds))
    if pdf:
        draw(document, pdf)
    listed = desktop.Components.createEnumeration()
    documents = []
    while listed.hasMoreElements():
        documents.append(listed.nextElement())
        print("open", uno.fileUrlToSystemPath(documents[-1].URL))
    if follow:
        (answer,) = (one for one in documents if one.URL != document.URL)
        print("followed", followed(desktop, answer))
    with contextlib.suppress(Exception):
        desktop.terminate()
    running.wait(60)


if __name__ == "__main__":
    main(**json.loads(sys.argv[1]))
