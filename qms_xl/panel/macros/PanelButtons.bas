' One macro for each button. Each starts the program with one word of its own;
' no macro starts by itself, saves anything or reads a cell.
Option Explicit

Public Sub QmsCheck()
    StartProgram "check"
End Sub

Public Sub QmsPlan()
    StartProgram "plan"
End Sub

Public Sub QmsApply()
    StartProgram "apply"
End Sub

Public Sub QmsUndo()
    StartProgram "undo"
End Sub

Public Sub QmsAudit()
    StartProgram "audit"
End Sub

Public Sub QmsReview()
    StartProgram "review"
End Sub

Public Sub QmsData()
    StartProgram "data"
End Sub

Public Sub QmsTasks()
    StartProgram "tasks"
End Sub

Public Sub QmsDocuments()
    StartProgram "documents"
End Sub

Public Sub QmsFolder()
    StartProgram "folder"
End Sub

Public Sub QmsHelp()
    StartProgram "help"
End Sub
