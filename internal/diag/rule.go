package diag

// Rule is one thing balagh looks at: one name, one entry of the manual, one
// example. What explain says and what docs/rules.md holds are this text.
type Rule struct {
	Name     string // kebab-case; the only number there is
	Severity Severity
	Fix      Fix
	Quiet    bool // only where a site asks for it
	Hard     bool // a build cannot do without it: its errors cannot be silenced or lowered
	Title    Text // what it catches, in a line
	About    Text // why, and what to do
	Bad      string
	Good     string
}

// Fix says what check --fix does for a rule.
type Fix int

// A Proposal is only shown; a Safe fix is made.
const (
	NoFix Fix = iota
	Proposal
	Safe
)

// String returns the word of the JSON form and of the manual.
func (f Fix) String() string { return [...]string{"none", "proposed", "safe"}[f] }

// Edit replaces bytes of a file. The offsets are those of the file as it is.
type Edit struct {
	Start, End int
	New        string
}
