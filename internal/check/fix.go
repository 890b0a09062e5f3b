package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"balagh/internal/diag"
)

// Mend makes edits in a text and returns how many were made. Every byte outside
// them stays as it is. Of edits that touch each other only the first is made:
// what it leaves is judged anew. Edits that do not fit the text are left out.
func Mend(text []byte, edits []diag.Edit) ([]byte, int) {
	made := apart(edits, len(text))
	if len(made) == 0 {
		return text, 0
	}
	out := make([]byte, 0, len(text)+64)
	at := 0
	for _, e := range made {
		out = append(out, text[at:e.Start]...)
		out = append(out, e.New...)
		at = e.End
	}
	return append(out, text[at:]...), len(made)
}

// apart sorts edits and keeps those that lie within the text and leave each
// other alone.
func apart(edits []diag.Edit, size int) []diag.Edit {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(a, b diag.Edit) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	out := sorted[:0]
	end := -1
	for _, e := range sorted {
		if e.Start < 0 || e.End < e.Start || e.End > size || e.Start <= end {
			continue
		}
		out = append(out, e)
		end = e.End
	}
	return out
}

// SafeEdits returns the edits of each file that may be made without asking. The
// edits of one remark are made together or not at all.
func SafeEdits(ds []diag.Diagnostic) map[string][]diag.Edit {
	out := map[string][]diag.Edit{}
	for i := range ds {
		if d := &ds[i]; d.Fixable() && !meets(out[d.Path], d.Edits) {
			out[d.Path] = append(out[d.Path], d.Edits...)
		}
	}
	return out
}

// meets reports whether new edits touch those already taken. The lists of one
// file are short but in hostile input, where the last few tell enough: remarks
// come in the order of their places.
func meets(taken, edits []diag.Edit) bool {
	for _, t := range taken[max(len(taken)-16, 0):] {
		for _, e := range edits {
			if e.Start <= t.End && t.Start <= e.End {
				return true
			}
		}
	}
	return false
}

// Diff writes what edits would do to a text as a unified diff, which other tools
// apply. It is "" when nothing changes.
func Diff(path string, text []byte, edits []diag.Edit) string {
	made := apart(edits, len(text))
	if len(made) == 0 {
		return ""
	}
	d := differ{text: text, lines: lineStarts(text)}
	var b strings.Builder
	fmt.Fprintf(&b, "--- a/%s\n+++ b/%s\n", diffName(path), diffName(path))
	shift := 0
	for _, h := range d.hunks(made) {
		shift += d.write(&b, h, shift)
	}
	return b.String()
}

// diffName is a path as diffs name it: quoted when it is no plain text.
func diffName(path string) string {
	if v := diag.Visible(path); v != path {
		return fmt.Sprintf("%q", path)
	}
	return path
}

// contextLines are the unchanged lines around a change.
const contextLines = 3

type differ struct {
	text  []byte
	lines []int // offset of each line
}

// hunk is a run of lines [from, to) that changes, with the edits in it.
type hunk struct {
	changes []lineChange
}

type lineChange struct {
	from, to int // lines, the end exclusive
	edits    []diag.Edit
}

func lineStarts(text []byte) []int {
	out := []int{0}
	for i, c := range text {
		if c == '\n' && i+1 < len(text) {
			out = append(out, i+1)
		}
	}
	return out
}

func (d *differ) line(offset int) int {
	i, ok := slices.BinarySearch(d.lines, offset)
	if !ok {
		i--
	}
	return i
}

// hunks gathers edits by the lines they touch, and near lines into one hunk.
func (d *differ) hunks(edits []diag.Edit) []hunk {
	var out []hunk
	for _, e := range edits {
		from, to := d.line(e.Start), d.line(max(e.End-1, e.Start))+1
		if e.End > e.Start && d.text[e.End-1] == '\n' && to < len(d.lines) {
			to++ // a removed line end joins the next line
		}
		if n := len(out); n > 0 {
			last := &out[n-1].changes[len(out[n-1].changes)-1]
			if from < last.to {
				last.to = max(last.to, to)
				last.edits = append(last.edits, e)
				continue
			}
			if from-last.to <= 2*contextLines {
				out[n-1].changes = append(out[n-1].changes, lineChange{from, to, []diag.Edit{e}})
				continue
			}
		}
		out = append(out, hunk{[]lineChange{{from, to, []diag.Edit{e}}}})
	}
	return out
}

// write writes one hunk and returns how many lines it adds.
func (d *differ) write(b *strings.Builder, h hunk, shift int) int {
	first, last := h.changes[0], h.changes[len(h.changes)-1]
	from, to := max(first.from-contextLines, 0), min(last.to+contextLines, len(d.lines))
	var body strings.Builder
	at, grown := from, 0
	for _, c := range h.changes {
		d.lead(&body, ' ', at, c.from)
		d.lead(&body, '-', c.from, c.to)
		base := d.lines[c.from]
		inner := slices.Clone(c.edits)
		for i := range inner {
			inner[i].Start -= base
			inner[i].End -= base
		}
		after, _ := Mend(d.text[base:d.offset(c.to)], inner)
		next := differ{text: after, lines: lineStarts(after)}
		n := len(next.lines)
		if len(after) == 0 {
			n = 0
		}
		next.lead(&body, '+', 0, n)
		grown += n - (c.to - c.from)
		at = c.to
	}
	d.lead(&body, ' ', at, to)
	fmt.Fprintf(b, "@@ -%d,%d +%d,%d @@\n%s", from+1, to-from, from+1+shift, to-from+grown, body.String())
	return grown
}

func (d *differ) offset(line int) int {
	if line >= len(d.lines) {
		return len(d.text)
	}
	return d.lines[line]
}

// lead writes lines with a sign before each.
func (d *differ) lead(b *strings.Builder, sign byte, from, to int) {
	for i := from; i < to; i++ {
		line := d.text[d.offset(i):d.offset(i+1)]
		b.WriteByte(sign)
		b.Write(line)
		if len(line) == 0 || line[len(line)-1] != '\n' {
			b.WriteString("\n\\ No newline at end of file\n")
		}
	}
}
