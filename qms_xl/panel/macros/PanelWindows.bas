' Excel for Windows: one fixed program under the user's own profile.
Option Explicit

Public Sub StartOnWindows(ByVal Action As String)
    Dim Program As String
    Program = Environ("LOCALAPPDATA") & "\qms-xl\qms-xlw.exe"
    If Dir(Program) = "" Then
        Tell ProgramMissing
        Exit Sub
    End If
    Tell Working
    Shell """" & Program & """ button " & Action & " ""--wb=" & ThisWorkbook.Name & """ --from_xl=1 --hwnd=" & Application.Hwnd, vbNormalNoFocus
End Sub
