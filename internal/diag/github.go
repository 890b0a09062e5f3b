package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// githubMost is how many annotations of each level a step may show; the service
// drops the rest, so they are counted instead.
const githubMost = 10

var githubRest = Text{
	AR: "balagh: {0} أخرى لا تتسع لها التعليقات هنا", FR: "balagh : {0} de plus, que les annotations ne peuvent pas montrer", EN: "balagh: {0} more than annotations can show",
}

// WriteGitHub writes workflow commands that GitHub, Gitea and Forgejo show
// beside the lines of a change.
func WriteGitHub(w io.Writer, l *List, style Style) error {
	b := bufio.NewWriter(w)
	shown := map[Severity]int{}
	rest := 0
	for i := range l.Diagnostics {
		d := &l.Diagnostics[i]
		if shown[d.Severity]++; shown[d.Severity] > githubMost {
			rest += max(d.More, 1)
			continue
		}
		p := &textPrinter{list: l, style: style}
		message := p.fill(d.Message, d.Args)
		if !d.Hint.IsZero() {
			message += "\n" + p.fill(d.Hint, d.Args)
		}
		start, end := span(d)
		columns := ""
		if start.Line == end.Line { // columns of two lines are refused
			columns = fmt.Sprintf(",col=%d,endColumn=%d", start.Column, max(end.Column, start.Column))
		}
		level := [...]string{"notice", "warning", "error"}[d.Severity]
		fmt.Fprintf(b, "::%s file=%s,line=%d,endLine=%d%s,title=%s::%s\n",
			level, githubProperty.Replace(Visible(l.Prefix+d.Path)), start.Line, end.Line, columns, githubProperty.Replace(d.Rule), githubData.Replace(message))
	}
	if rest > 0 {
		fmt.Fprintln(b, githubRest.In(l.Lang, []string{fmt.Sprint(rest)}))
	}
	return b.Flush()
}

// What would end a command or a property is escaped, or a file name could give
// commands of its own.
var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
