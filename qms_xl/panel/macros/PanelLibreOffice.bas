' LibreOffice: the program cannot write into the open panel, so its answer is a new workbook, opened here.
Option Explicit

Public Sub StartFromLibreOffice(ByVal Action As String)
    Dim Home As String, Program As String, Answer As String, Seconds As Integer
    If Application.PathSeparator = "\" Then
        Home = Environ("LOCALAPPDATA") & "\qms-xl\"
        Program = Home & "qms-xlw.exe"
    Else
        Home = Environ("HOME") & "/.local/share/qms-xl/"
        Program = Home & "qms-xlw"
    End If
    If Dir(Program) = "" Then
        Tell ProgramMissing
        Exit Sub
    End If
    Answer = Home & "answer.txt"
    If Dir(Answer) <> "" Then Kill Answer
    Tell Working
    Shell """" & Program & """ button " & Action & " ""--wb=" & ThisWorkbook.Path & Application.PathSeparator & ThisWorkbook.Name & """ --from_xl=0", vbNormalNoFocus
    For Seconds = 1 To 600
        Application.Wait Now + TimeSerial(0, 0, 1)
        If Dir(Answer) <> "" Then Exit For
    Next Seconds
    ShowAnswer Home, Answer
End Sub

Private Sub ShowAnswer(ByVal Home As String, ByVal Answer As String)
    Dim FileName As String
    If Dir(Answer) = "" Then
        Tell NoAnswer
        Exit Sub
    End If
    Open Answer For Input As #1
    Line Input #1, FileName
    Close #1
    Kill Answer
    Workbooks.Open Home & FileName
    Tell AnswerOpened
End Sub
