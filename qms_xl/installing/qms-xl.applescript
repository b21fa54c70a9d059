-- Called by the panel in Excel for Mac, which may start nothing else: "check|/Users/anna/.../Panel SZJ.xlsm"
on press(parameter)
	set AppleScript's text item delimiters to "|"
	set action to first text item of parameter
	set panel to (text items 2 thru -1 of parameter) as text
	set program to (POSIX path of (path to home folder)) & ".local/share/qms-xl/qms-xlw"
	do shell script quoted form of program & " button " & quoted form of action & " " & quoted form of ("--wb=" & panel) & " --from_xl=1 > /dev/null 2>&1 &"
	return ""
end press
