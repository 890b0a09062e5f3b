package diag

import (
	"bufio"
	"fmt"
	"io"
)

// WriteLines writes a remark to a line, in the form every editor can follow:
//
//	path:line:column: error: message [rule]
//
// with the hint indented below it. A remark on a whole file has place 1:1.
func WriteLines(w io.Writer, ds []Diagnostic, lang string) error {
	b := bufio.NewWriter(w)
	for _, d := range ds {
		line, column := max(d.Start.Line, 1), max(d.Start.Column, 1)
		fmt.Fprintf(b, "%s:%d:%d: %s: %s [%s]\n", Visible(d.Path), line, column, d.Severity, d.Message.In(lang, d.Args), d.Rule)
		if !d.Hint.IsZero() {
			fmt.Fprintf(b, "\thint: %s\n", d.Hint.In(lang, d.Args))
		}
	}
	return b.Flush()
}
