package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"balagh/internal/build"
	"balagh/internal/check"
	"balagh/internal/diag"
)

// mostPasses is how often a text may need mending before its fixes are at odds
// with each other: an edit may lay bare another.
const mostPasses = 8

// fix mends until nothing is left that is safe to mend, and returns the report
// on what is left.
func (c *checking) fix(ctx context.Context, r *build.Report) (*build.Report, error) {
	made, files := 0, map[string]bool{}
	current := r.Current
	for range mostPasses {
		n, err := c.mend(r, files)
		if err != nil {
			return r, err
		}
		if n == 0 {
			break
		}
		made += n
		if r, err = build.Check(ctx, c.options); err != nil {
			return r, err
		}
	}
	if n, err := c.follow(r, current, files); err != nil || n > 0 {
		if err != nil {
			return r, err
		}
		if r, err = build.Check(ctx, c.options); err != nil {
			return r, err
		}
	}
	if made > 0 {
		c.say(mendedText, strconv.Itoa(made), strconv.Itoa(len(files)))
	}
	return r, nil
}

// mend makes the safe edits of a report, file by file.
func (c *checking) mend(r *build.Report, files map[string]bool) (int, error) {
	edits := check.SafeEdits(r.Diagnostics)
	made := 0
	for _, path := range slices.Sorted(maps.Keys(edits)) {
		n, err := c.mendFile(r, path, edits[path])
		if errors.Is(err, check.ErrChanged) {
			c.say(changedText, path)
			continue
		}
		if err != nil {
			return made, err
		}
		if made += n; n > 0 {
			files[path] = true
		}
	}
	return made, nil
}

func (c *checking) mendFile(r *build.Report, path string, edits []diag.Edit) (int, error) {
	draft, err := check.Open(c.root, path)
	if err != nil {
		return 0, err
	}
	if !r.AsRead(path, draft.Text) {
		return 0, check.ErrChanged
	}
	text, n := check.Mend(draft.Text, edits)
	if n == 0 || bytes.Equal(text, draft.Text) {
		return 0, nil
	}
	return n, draft.Replace(text)
}

// follow lets translations that were made from their originals' words as they
// were follow what has been mended there: a comma makes no translation stale.
func (c *checking) follow(r *build.Report, current map[string]build.Version, mended map[string]bool) (int, error) {
	n := 0
	for _, path := range slices.Sorted(maps.Keys(current)) {
		was := current[path]
		now := r.Digests[was.Original]
		if !mended[was.Original] || now == "" || now == was.Digest {
			continue
		}
		draft, err := check.Open(c.root, path)
		if err != nil {
			return n, err
		}
		if !r.AsRead(path, draft.Text) || bytes.Count(draft.Text, []byte(was.Digest)) != 1 {
			c.say(changedText, path)
			continue
		}
		err = draft.Replace(bytes.Replace(draft.Text, []byte(was.Digest), []byte(now), 1))
		if err != nil && !errors.Is(err, check.ErrChanged) {
			return n, err
		}
		n++
	}
	return n, nil
}

// diff shows what --fix would do as a unified diff, and as comments below it what
// needs a person to decide.
func (c *checking) diff(r *build.Report) error {
	show := func(s string) string { return s }
	if isTerminal(c.out) {
		show = visibleLines // a diff in a file must hold the bytes themselves
	}
	edits := check.SafeEdits(r.Diagnostics)
	source := c.source()
	for _, path := range slices.Sorted(maps.Keys(edits)) {
		if src := source(path); src != nil && r.AsRead(path, src.Text) {
			fmt.Fprint(c.out, show(check.Diff(path, src.Text, edits[path])))
		} else {
			c.say(changedText, path)
		}
	}
	return diag.WriteProposals(c.out, &diag.List{Diagnostics: diag.Order(r.Diagnostics, c.changed), Lang: c.lang, Source: source})
}

func visibleLines(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		b.WriteString(diag.Visible(strings.TrimRight(line, "\r\n")))
		b.WriteByte('\n')
	}
	return b.String()
}
