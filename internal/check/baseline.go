package check

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"strings"

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

// Filter drops the remarks that the baseline knows.
func (b *Baseline) Filter(ds []diag.Diagnostic) []diag.Diagnostic {
	prints := Fingerprints(ds)
	out := ds[:0:0]
	for i, d := range ds {
		if !b.known[prints[i]] || Lookup(d.Rule).Hard {
			out = append(out, d)
		}
	}
	return out
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
