# Makes the man page of what `orch help --reference` prints. Needs version and day.
function plain(text) {
  gsub(/\\/, "\\e", text)
  gsub(/-/, "\\-", text)
  if (text ~ /^[.']/) text = "\\&" text
  return text
}
# What stands between backquotes is bold; of a link, its text is left.
function inline(text) {
  text = plain(text)
  while (match(text, /\[[^]]*\]\([^)]*\)/)) {
    link = substr(text, RSTART + 1, RLENGTH - 2)
    sub(/\].*/, "", link)
    text = substr(text, 1, RSTART - 1) link substr(text, RSTART + RLENGTH)
  }
  while (match(text, /`[^`]*`/))
    text = substr(text, 1, RSTART - 1) "\\fB" substr(text, RSTART + 1, RLENGTH - 2) "\\fR" substr(text, RSTART + RLENGTH)
  return text
}
BEGIN {
  printf ".TH ORCH 1 \"%s\" \"Codestrator %s\"\n", day, version
  print ".SH NAME\norch \\- coordinate parallel coding agents in one git repository"
  print ".SH SYNOPSIS\n.B orch\n.I COMMAND\n[\\fIOPTIONS\\fR]"
}
/^# / { print ".SH DESCRIPTION"; next }
/^<!--/ || /^\|-/ || /^Calls \[/ { next }
/^```/ { print (inside ? ".fi\n.RE" : ".RS\n.nf"); inside = !inside; next }
inside { print plain($0); next }
/^## / { print ".SH " toupper(plain(substr($0, 4))); next }
/^### / { print ".SS " plain(substr($0, 5)); next }
/^\| / {
  split($0, cells, / *\| */)
  if (cells[3] != "") print ".TP\n" inline(cells[2]) "\n" inline(cells[3])
  next
}
/^$/ { print ".PP"; next }
{ print inline($0) }
END { print ".SH SEE ALSO\n.BR git (1),\n.BR tmux (1)" }
