// Package toml reads TOML: the front matter of a Markdown file or a whole file.
//
// In come a source and the bytes of it that are TOML; out come the values, as
// plain Go values, and on demand the place of any key or value, so that a remark
// on a field points at what the author wrote. A text that is no TOML gives
// diagnostics in words a press office understands, one for each mistake found.
//
// Two readers share the work. The library decides what is TOML and what it
// means; our own scan (scan.go) knows where things stand and what people get
// wrong. The scan runs only when a place is asked for, or the library refuses or
// may have lost a value. What is plain, as front matter mostly is, needs neither:
// its values are those the library would give (plain.go). Nothing here knows a
// field of balagh but the names people write for them in Arabic (names.go).
package toml

import (
	"bytes"
	"slices"
	"sync"
	"unicode/utf8"

	"balagh/internal/diag"
)

const (
	// maxSize and maxDepth refuse what no writer wrote before the library sees
	// it: it recurses once a level, and its work on a key grows with the depth.
	maxSize  = 2 << 20
	maxDepth = 16
)

// Doc is one text that is TOML: its values and their places. It may be read by
// several goroutines at once.
type Doc struct {
	src       *diag.Source
	base, end int
	root      map[string]any // as the library gave it, or would

	once     sync.Once
	tree     *node
	troubles []trouble
}

// Parse decodes the bytes from base to end of the source. A text that is no
// TOML gives diagnostics of the rule toml-syntax and a nil Doc.
func Parse(src *diag.Source, base, end int) (*Doc, []diag.Diagnostic) {
	if base < 0 || end < base || end > len(src.Text) {
		panic("internal error: toml: bytes outside of " + src.Path)
	}
	if bytes.HasPrefix(src.Text[base:end], []byte("\uFEFF")) {
		base += len("\uFEFF")
	}
	d := &Doc{src: src, base: base, end: end}
	text := src.Text[base:end]
	if found := d.unreadable(text); len(found) > 0 {
		return nil, d.diagnostics(found)
	}
	if root, ok := readPlain(string(text)); ok {
		d.root = root
		return d, nil
	}
	root, suspect, err := decode(text)
	if err != nil {
		return nil, d.diagnostics(d.explain(err))
	}
	if suspect {
		if found := d.lost(root); len(found) > 0 {
			return nil, d.diagnostics(found)
		}
	}
	d.root = root
	return d, nil
}

// Root returns the values: string, int64, float64, bool, time.Time, []any and
// map[string]any, also for arrays of tables. An offset date-time has its offset
// as its zone; a local one has the fields as written and tells by KindOf.
func (d *Doc) Root() map[string]any { return plain(d.root).(map[string]any) }

// Keys returns the keys of a table in the order written; "" is the root.
func (d *Doc) Keys(path string) []string {
	d.scan()
	if n, _ := d.tree.find(path); n != nil {
		return slices.Clone(n.names)
	}
	return nil
}

// Place returns the spans of a key and of its value. An item of a list has the
// list's key; a [table] has its name and its whole header. ok is false when
// there is no such place.
func (d *Doc) Place(path string) (key, value Span, ok bool) {
	d.scan()
	n, key := d.tree.find(path)
	if n == nil || n == d.tree {
		return Span{}, Span{}, false
	}
	return key, n.value, true
}

// At returns the place to show for a remark: the value, or the name of a table
// with a header of its own. A path that is not there has the place of the
// nearest table or list it would be in, at worst the first byte of the text.
func (d *Doc) At(path string) (start, end diag.Pos) {
	d.scan()
	for ; path != ""; path = parent(path) {
		if n, key := d.tree.find(path); n != nil {
			span := n.value
			if n.header {
				span = key
			}
			return d.src.Pos(span.Start), d.src.Pos(span.End)
		}
	}
	return d.src.Pos(d.base), d.src.Pos(d.base)
}

func (d *Doc) scan() {
	d.once.Do(func() { d.tree, d.troubles = scan(d.src.Text, d.base, d.end) })
}

// lost finds what the library has accepted and left out of the values.
func (d *Doc) lost(root map[string]any) []trouble {
	d.scan()
	if found := only(d.troubles, &duplicate); len(found) > 0 {
		return found
	}
	if n := missing(d.tree, root); n != nil {
		return []trouble{{what: &unjoined, start: n.value.Start, end: n.value.End}}
	}
	return nil
}

// unreadable finds what the library must not be given.
func (d *Doc) unreadable(text []byte) []trouble {
	if len(text) > maxSize {
		return []trouble{{what: &tooLong, start: d.base, end: d.base}}
	}
	if !utf8.Valid(text) {
		return []trouble{firstBroken(text, d.base)}
	}
	if mayNest(text) {
		d.scan()
		return only(d.troubles, &tooDeep)
	}
	return nil
}

// mayNest is a cheap look that spares a plain text the scan.
func mayNest(text []byte) bool {
	n := 0
	for _, mark := range []string{"[", "{", "."} {
		n += bytes.Count(text, []byte(mark))
	}
	return n > maxDepth
}

func firstBroken(text []byte, base int) trouble {
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && n == 1 {
			return trouble{what: &notUTF8, start: base + i, end: base + i + 1, args: []string{string(text[i : i+1])}}
		}
		i += n
	}
	panic("internal error: toml: no broken byte in a text that is not UTF-8")
}
