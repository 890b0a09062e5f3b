package pages

import (
	"bytes"
	"encoding/json"
	"strconv"
	"unicode/utf8"

	"balagh/internal/lang"
)

// LinkedData is one JSON-LD object as a page holds it: in one line, and with
// nothing in it that could end its script element.
type LinkedData []byte

// MarshalJSON returns the object itself: html/template writes no bytes but those.
func (d LinkedData) MarshalJSON() ([]byte, error) { return d, nil }

// String is for a layout that shows an object where there is no script.
func (d LinkedData) String() string { return string(d) }

// linked writes an object field by field, as encoding/json writes a struct: what
// each page has is mostly names, and needs no look at types. In a list, fields
// have no names.
type linked struct{ data []byte }

// linked begins an object that stands by itself.
func (p *planner) linked(kind string) linked {
	w := linked{append(p.room.linked.take(linkedMost), `{"@context":"https://schema.org"`...)}
	w.text("@type", kind)
	return w
}

// linkedMost is the room for one object; few need more.
const linkedMost = 4 << 10

func (w *linked) done() LinkedData {
	w.close()
	return w.data
}

// open begins an object within; close ends it.
func (w *linked) open(field, kind string) {
	w.name(field)
	w.data = append(w.data, '{')
	w.text("@type", kind)
}

func (w *linked) close() { w.data = append(w.data, '}') }

// list writes a list of n, if there are any.
func (w *linked) list(field string, n int, element func(i int)) {
	if n == 0 {
		return
	}
	w.name(field)
	w.data = append(w.data, '[')
	for i := range n {
		element(i)
	}
	w.data = append(w.data, ']')
}

// text writes a string, which may come in parts.
func (w *linked) text(field string, parts ...string) {
	w.name(field)
	w.data = append(w.data, '"')
	for _, s := range parts {
		w.data = appendQuoted(w.data, s)
	}
	w.data = append(w.data, '"')
}

// object writes an object that was written before.
func (w *linked) object(field string, data LinkedData) {
	w.name(field)
	w.data = append(w.data, data...)
}

// optional writes a string, if there is one.
func (w *linked) optional(field, s string) {
	if s != "" {
		w.text(field, s)
	}
}

func (w *linked) number(field string, n int) {
	w.name(field)
	w.data = strconv.AppendInt(w.data, int64(n), 10)
}

// name parts a value from what is before it and names it.
func (w *linked) name(field string) {
	if last := w.data[len(w.data)-1]; last != '{' && last != '[' {
		w.data = append(w.data, ',')
	}
	if field != "" {
		w.data = append(append(append(w.data, '"'), field...), `":`...)
	}
}

// appendQuoted appends a string as it stands between quotation marks. Most
// stand as they are; of the others encoding/json knows how.
func appendQuoted(dst []byte, s string) []byte {
	from := len(dst)
	if dst = append(dst, s...); stands(dst[from:]) {
		return dst
	}
	quoted, _ := json.Marshal(s) // a string always can be
	return append(dst[:from], quoted[1:len(quoted)-1]...)
}

// stands reports whether JSON in HTML holds a text as it is.
func stands(s []byte) bool {
	letters := byte(0)
	for i, c := range s {
		if changing[c] && (c != lineEnd[0] || bytes.HasPrefix(s[i:], []byte(lineEnd)) || bytes.HasPrefix(s[i:], []byte(paragraphEnd))) {
			return false
		}
		letters |= c
	}
	return letters < utf8.RuneSelf || lang.ValidUTF8(s)
}

// Both end a line in a script; each begins with a byte that marks of quotation
// begin with, too.
const lineEnd, paragraphEnd = "\u2028", "\u2029"

// changing are the bytes that may not stand as they are.
var changing = func() (all [256]bool) {
	for c := range byte(' ') {
		all[c] = true
	}
	for _, c := range []byte(`"\<>&` + lineEnd[:1]) {
		all[c] = true
	}
	return
}()
