package diag

import "io"

type gitlabIssue struct {
	Description string      `json:"description"`
	CheckName   string      `json:"check_name"`
	Fingerprint string      `json:"fingerprint"`
	Severity    string      `json:"severity"`
	Location    gitlabPlace `json:"location"`
}

type gitlabPlace struct {
	Path  string `json:"path"`
	Lines struct {
		Begin int `json:"begin"`
		End   int `json:"end"`
	} `json:"lines"`
}

// WriteGitLab writes a code quality report. GitLab shows two issues of one
// fingerprint once, so List.Prints must tell all remarks apart.
func WriteGitLab(w io.Writer, l *List) error {
	out := make([]gitlabIssue, 0, len(l.Diagnostics))
	for i := range l.Diagnostics {
		d := &l.Diagnostics[i]
		issue := gitlabIssue{
			Description: d.Message.In(l.Lang, d.Args), CheckName: d.Rule, Fingerprint: l.Prints[i],
			Severity: [...]string{"info", "minor", "major"}[d.Severity],
		}
		if !d.Hint.IsZero() {
			issue.Description += " (" + d.Hint.In(l.Lang, d.Args) + ")"
		}
		start, end := span(d)
		issue.Location.Path = Visible(l.Prefix + d.Path)
		issue.Location.Lines.Begin, issue.Location.Lines.End = start.Line, end.Line
		out = append(out, issue)
	}
	return encodeJSON(w, out)
}
