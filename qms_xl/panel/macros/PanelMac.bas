' Excel for Mac: macros may start nothing but a script that lies in Excel's own folder of scripts.
Option Explicit

Public Sub StartOnMac(ByVal Action As String)
    Tell Working
    AppleScriptTask "qms-xl.applescript", "press", Action & "|" & ThisWorkbook.FullName
End Sub
