// Package check holds the rules a release must pass, one to a file.
//
// Two kinds of rule: those of one edition run in the worker that read it, while
// its text is at hand; those of the archive run once it is resolved. Both return
// diagnostics and never print, stop or change anything.
package check

import (
	"balagh/internal/archive"
	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/markdown"
)

// Edition runs the rules that need one edition and its text only.
func Edition(e *content.Edition, t *content.Text, b *markdown.Body) []diag.Diagnostic {
	return markup(t, b)
}

// Run runs the rules of the whole archive, released or not.
func Run(site *config.Site, a *archive.Archive) []diag.Diagnostic {
	var out []diag.Diagnostic
	report := func(d diag.Diagnostic) { out = append(out, d) }
	for _, r := range a.All {
		dateFolder(site, r, report)
		translationMissing(site, r, report)
		partAlone(r, report)
	}
	partTaken(a.All, report)
	return out
}
