' Which office program this is, and what the status line says meanwhile.
Option Explicit

Public Sub StartProgram(ByVal Action As String)
    On Error GoTo Refused
    If Val(Application.Version) < 12 Then
        ' LibreOffice calls itself Excel 11, which opens no workbook of this kind
        StartFromLibreOffice Action
    ElseIf InStr(Application.OperatingSystem, "Mac") > 0 Then
        StartOnMac Action
    Else
        StartOnWindows Action
    End If
    Exit Sub
Refused:
    Tell ProgramRefused
End Sub

Public Sub Tell(ByVal Sentence As String)
    ThisWorkbook.Names("qms_status").RefersToRange.Value = Sentence
End Sub
