package diag

// Record is a remark as machines read it. Columns and offsets are given in all
// three units, so that no reader has to convert.
type Record struct {
	Path        string   `json:"path"`
	Rule        string   `json:"rule"`
	Severity    string   `json:"severity"`
	Message     string   `json:"message"`
	Hint        string   `json:"hint,omitempty"`
	Args        []string `json:"args"`
	Line        int      `json:"line"`
	Column      int      `json:"column"`
	EndLine     int      `json:"endLine"`
	EndColumn   int      `json:"endColumn"`
	Offset      int      `json:"offset"`
	UTF16Column int      `json:"utf16Column"`
}

// Records turns remarks into what machines read; the list is never nil.
func Records(ds []Diagnostic, lang string) []Record {
	out := make([]Record, 0, len(ds))
	for _, d := range ds {
		r := Record{
			Path: d.Path, Rule: d.Rule, Severity: d.Severity.String(), Message: d.Message.In(lang, d.Args), Hint: d.Hint.In(lang, d.Args),
			Args: d.Args, Line: max(d.Start.Line, 1), Column: max(d.Start.Column, 1), Offset: d.Start.Offset, UTF16Column: max(d.Start.UTF16, 1),
		}
		r.EndLine, r.EndColumn = max(d.End.Line, r.Line), max(d.End.Column, 1)
		if r.Args == nil {
			r.Args = []string{}
		}
		out = append(out, r)
	}
	return out
}
