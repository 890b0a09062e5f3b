// Package check holds the rules a release must pass, one to a file.
//
// Two kinds of rule: those of one edition run in the worker that read it, while
// its text is at hand; those of the archive run once it is resolved. Both return
// diagnostics and never print, stop or change anything.
package check

import (
	"runtime"
	"slices"
	"sync"

	"balagh/internal/archive"
	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/markdown"
)

// Edition runs the rules that need one edition and its text only, appends what they
// say to remarks, and returns the figures they passed as one string, sorted and parted
// by spaces: an archive keeps them for every edition.
func Edition(remarks []diag.Diagnostic, site *config.Site, e *content.Edition, t *content.Text, b *markdown.Body) ([]diag.Diagnostic, string) {
	out := append(append(remarks, markup(t, b)...), hidden(e, t, b)...)
	lineEnds(t, func(d diag.Diagnostic) { out = append(out, d) })
	out = append(out, translationUnfinished(e, t, b)...)
	return style(out, site, e, t, b)
}

// Run runs the rules of the whole archive, released or not. What there is to say is
// handed to say a part at a time, by several goroutines and in no order, so that
// the remarks on a large archive are never all held; say must not keep the slice.
func Run(site *config.Site, a *archive.Archive, say func([]diag.Diagnostic)) {
	each(a.All, func(r *archive.Release, report func(diag.Diagnostic)) {
		if !dateRange(site, r, report) {
			dateFolder(site, r, report)
		}
		translationMissing(site, r, report)
		translationStale(r, report)
		translationDiffers(site, r, report)
		partAlone(r, report)
	}, say)
	var out []diag.Diagnostic
	report := func(d diag.Diagnostic) { out = append(out, d) }
	partTaken(a.All, report)
	scheduled(site, a, report)
	say(out)
}

// saidAtOnce is how many remarks are gathered before they are handed on.
const saidAtOnce = 256

// each judges releases one by one, on all processors. A panic of a rule becomes the
// caller's, who can say it and leave the site whole.
func each(all []*archive.Release, judge func(*archive.Release, func(diag.Diagnostic)), say func([]diag.Diagnostic)) {
	workers := runtime.GOMAXPROCS(0)
	size := max(1, (len(all)+workers-1)/workers)
	shares := slices.Collect(slices.Chunk(all, size))
	var wg sync.WaitGroup
	bugs := make([]any, len(shares))
	for i, share := range shares {
		wg.Go(func() {
			defer func() { bugs[i] = recover() }()
			said := make([]diag.Diagnostic, 0, saidAtOnce)
			for _, r := range share {
				judge(r, func(d diag.Diagnostic) {
					if said = append(said, d); len(said) == saidAtOnce {
						say(said)
						said = said[:0]
					}
				})
			}
			say(said)
		})
	}
	wg.Wait()
	for _, bug := range bugs {
		if bug != nil {
			panic(bug)
		}
	}
}
