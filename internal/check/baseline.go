package check

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"balagh/internal/config"
	"balagh/internal/diag"
)

// A Baseline is what is known and tolerated of an imported archive: thousands
// of old texts must not hide today's mistakes. A remark is known by its file,
// its rule, what it quotes and how many like it stand before it in the file,
// never by its line.
type Baseline struct{ known map[string]bool }

const baselineHead = "balagh baseline 1"

// ReadBaseline reads what WriteBaseline wrote.
func ReadBaseline(r io.Reader) (*Baseline, error) {
	b := &Baseline{known: map[string]bool{}}
	s := bufio.NewScanner(r)
	if !s.Scan() || s.Text() != baselineHead {
		return nil, errors.Join(errors.New("no baseline: the first line must be \""+baselineHead+"\""), s.Err())
	}
	for s.Scan() {
		if print, _, ok := strings.Cut(s.Text(), " "); ok {
			b.known[print] = true
		}
	}
	return b, s.Err()
}

// WriteBaseline writes the remarks down, one to a line.
func WriteBaseline(w io.Writer, ds []diag.Diagnostic) error {
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, baselineHead)
	prints := Fingerprints(ds)
	for i, d := range ds {
		if !Lookup(d.Rule).Hard {
			fmt.Fprintf(out, "%s %s %s\n", prints[i], d.Rule, diag.Visible(d.Path))
		}
	}
	return out.Flush()
}

// Part tells the remarks that the baseline knows from the others.
func (b *Baseline) Part(ds []diag.Diagnostic) (others, known []diag.Diagnostic) {
	prints := Fingerprints(ds)
	for i, d := range ds {
		if b.known[prints[i]] && !Lookup(d.Rule).Hard {
			known = append(known, d)
		} else {
			others = append(others, d)
		}
	}
	return others, known
}

// SiteBaseline reads the baseline that site.toml names. It is nil when there is
// none; the remark says why one that is named is of no use.
func SiteBaseline(fsys fs.FS, site *config.Site) (*Baseline, []diag.Diagnostic) {
	name := site.Checks.Baseline
	if name == "" {
		return nil, nil
	}
	d := diag.Diagnostic{
		Path: config.File, Rule: ruleBaseline.Name, Severity: ruleBaseline.Severity, Field: "check.baseline", Message: baselineMissing, Args: []string{name},
	}
	info, err := fs.Stat(fsys, path.Clean(name))
	if err != nil {
		d.Hint = baselineHint
		return nil, []diag.Diagnostic{d}
	}
	if info.Mode().IsRegular() { // opening a pipe would wait for ever
		if text, err := fs.ReadFile(fsys, path.Clean(name)); err == nil {
			if b, err := ReadBaseline(bytes.NewReader(text)); err == nil {
				return b, nil
			}
		}
	}
	d.Message = baselineDamaged
	return nil, []diag.Diagnostic{d}
}

// Fingerprints names each remark in a way that survives an edit elsewhere in its
// file: its path, rule and words, and its ordinal among those alike.
func Fingerprints(ds []diag.Diagnostic) []string {
	seen := map[string]int{}
	out := make([]string, len(ds))
	for i, d := range ds {
		same := fmt.Sprintf("%q %q %q", d.Path, d.Rule, d.Args)
		seen[same]++
		sum := sha256.Sum256(fmt.Appendf(nil, "%s %d", same, seen[same]))
		out[i] = fmt.Sprintf("%x", sum[:12])
	}
	return out
}
