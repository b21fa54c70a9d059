' The sentences that are needed where the program is not there to say them; all others are its own.
Option Explicit

Public Const Working As String = "The program is at work..."
Public Const ProgramMissing As String = "The program qms-xl is not on this computer. Install it, then run: qms-xl setup"
Public Const ProgramRefused As String = "The program qms-xl may not be started from here. The same commands stand in the Start menu, folder qms-xl; the reasons are told by: qms-xl doctor"
Public Const NoAnswer As String = "No answer from the program for 10 minutes. The reasons are told by: qms-xl doctor"
Public Const AnswerOpened As String = "Done: the result stands in a new workbook."
