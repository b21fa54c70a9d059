"""Presses a button of a macro workbook in headless LibreOffice, or draws its first sheet; run by a Python that knows UNO.

Arguments: workbook, caption ("" for none), `on` or `off` for whether macros may run, profile folder, seconds to wait at
least for the end, PDF to draw into ("" for none). Prints the captions, the documents that are open in the end, and the status.
"""

import contextlib
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


def main(path, caption, macros, profile, seconds, pdf):
    pipe = f"qms{os.getpid()}"
    call = ["soffice", f"-env:UserInstallation={uno.systemPathToFileUrl(profile)}", "--headless", "--norestore"]
    running = subprocess.Popen([*call, "--nologo", f"--accept=pipe,name={pipe};urp"], stderr=subprocess.DEVNULL)
    context = connected(pipe)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    mode = option("MacroExecutionMode", RUN_ALL if macros == "on" else RUN_NONE)
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, (mode,))
    for model in controls(document):
        print("button", model.Label)
        if pdf:
            model.Printable = True
        if caption and model.Label == caption:
            view = document.CurrentController.getControl(model)
            view.getAccessibleContext().doAccessibleAction(0)
    time.sleep(float(seconds))
    status = document.Sheets.getByIndex(0).getCellRangeByName("B14")
    for _ in range(360):
        if not status.String.endswith("..."):  # at work
            break
        time.sleep(0.25)
    if pdf:
        style = document.StyleFamilies.getByName("PageStyles").getByName(document.Sheets.getByIndex(0).PageStyle)
        style.ScaleToPagesX, style.PageScale = 0, 100  # controls keep their letters' size whatever the scale
        style.Width, style.Height = 60000, 29700  # all columns side by side; hundredths of a millimetre
        document.storeToURL(uno.systemPathToFileUrl(pdf), (option("FilterName", "calc_pdf_Export"),))
    listed = desktop.Components.createEnumeration()
    while listed.hasMoreElements():
        print("open", uno.fileUrlToSystemPath(listed.nextElement().URL))
    print("status", status.String)
    with contextlib.suppress(Exception):
        desktop.terminate()
    running.wait(60)


if __name__ == "__main__":
    main(*sys.argv[1:])
