package markdown

import (
	"bytes"
	"sort"

	"github.com/yuin/goldmark/ast"
)

// line is the text of one block while its inlines are written: the text apart,
// so that rules see it whole, and only the markup in the HTML.
type line struct {
	on      bool
	from    int    // where in the HTML it begins
	noted   int    // how much of the HTML has a mark
	special bool   // something in the text must be escaped
	text    []byte // also the setter's
	marks   []mark
	tags    []byte
}

// mark is a piece of markup and where in the text it stands. It begins where
// the one before it ends.
type mark struct{ at, end int }

// prose writes the inlines of a block, set in the style of the body.
func (r *renderer) prose(n ast.Node) {
	r.beginLine()
	r.inlines(n)
	r.endLine()
}

func (r *renderer) beginLine() {
	if r.style.known() {
		l := &r.line
		*l = line{on: true, from: len(r.out), noted: len(r.out), special: r.found.special, text: l.text[:0], marks: l.marks[:0], tags: l.tags[:0]}
	}
}

// note gives the markup written since the last text its place.
func (r *renderer) note() {
	l := &r.line
	if len(r.out) > l.noted {
		l.marks = append(l.marks, mark{len(l.text), len(r.out) - l.from})
		l.noted = len(r.out)
	}
}

// sign puts a sign for what is not text.
func (r *renderer) sign(c byte) {
	if r.line.on {
		r.note()
		r.line.text = append(r.line.text, c)
		r.line.special = r.line.special || c != '\n'
	}
}

// opaque writes what no rule may touch: text counts as markup meanwhile.
func (r *renderer) opaque(write func()) {
	on := r.line.on
	r.sign(object)
	r.line.on = false
	write()
	r.line.on = on
}

// endLine sets the text and joins it with its markup.
func (r *renderer) endLine() {
	l := &r.line
	if !l.on {
		return
	}
	r.note()
	l.on = false
	l.tags = append(l.tags, r.out[l.from:]...)
	r.out = r.out[:l.from]
	r.set.text = l.text
	r.set.set(l.marks, l.tags)
	pos, next := 0, 0
	upTo := func(at int, markup bool) {
		for next < len(l.marks) && (l.marks[next].at < at || markup && l.marks[next].at == at) {
			m := l.marks[next]
			if m.at > pos {
				r.lineText(l.text[pos:m.at])
				pos = m.at
			}
			start := 0
			if next > 0 {
				start = l.marks[next-1].end
			}
			r.out = append(r.out, l.tags[start:m.end]...)
			next++
		}
		if at > pos {
			r.lineText(l.text[pos:at])
			pos = at
		}
	}
	for _, e := range r.set.edits {
		upTo(e.at, e.rank > authors)
		r.out = append(r.out, e.with...)
		pos = max(pos, e.end)
	}
	upTo(len(l.text), true)
	r.set.text, r.set.marks, r.set.tags = nil, nil, nil
}

// lineText writes a piece of the text, without the signs.
func (r *renderer) lineText(s []byte) {
	if !r.line.special {
		r.out = append(r.out, s...)
		return
	}
	from := 0
	for i, c := range s {
		if !special[c] || c == '"' {
			continue
		}
		r.out = append(r.out, s[from:i]...)
		if c != object && c != lineEnd {
			r.out = appendSpecial(r.out, s, i)
		}
		from = i + 1
	}
	r.out = append(r.out, s[from:]...)
}

// tagsUpTo returns where the author's markup before a place of the text ends in
// tags; that at the place itself is included if wanted.
func (t *setter) tagsUpTo(at int, included bool) int {
	n := sort.Search(len(t.marks), func(i int) bool {
		return t.marks[i].at > at || t.marks[i].at == at && !included
	})
	if n == 0 {
		return 0
	}
	return t.marks[n-1].end
}

// tagsAt returns the author's markup that stands at a place of the text.
func (t *setter) tagsAt(at int) []byte {
	return t.tags[t.tagsUpTo(at, false):t.tagsUpTo(at, true)]
}

// wrap puts an element around text[a:b], inside of the author's markup at both
// ends if it can, and not at all where elements would overlap.
func (t *setter) wrap(a, b int, open, shut string) {
	before, at := t.tagsUpTo(a, false), t.tagsUpTo(a, true)
	inside, behind := t.tagsUpTo(b, false), t.tagsUpTo(b, true)
	start, end := innerStart, innerEnd
	switch {
	case balanced(t.tags[at:inside]):
	case balanced(t.tags[before:inside]):
		start = outerStart
	case balanced(t.tags[at:behind]):
		end = outerEnd
	case balanced(t.tags[before:behind]):
		start, end = outerStart, outerEnd
	default:
		return
	}
	t.add(edit{a, a, open, start})
	t.add(edit{b, b, shut, end})
}

// balanced tells whether every element that begins in a piece of markup ends
// there, and none other does.
func balanced(tags []byte) bool {
	depth := 0
	for depth >= 0 {
		i := bytes.IndexByte(tags, '<')
		if i < 0 {
			return depth == 0
		}
		tags = tags[i+1:]
		switch {
		case bytes.HasPrefix(tags, []byte("/")):
			depth--
		case bytes.HasPrefix(tags, []byte("img ")), bytes.HasPrefix(tags, []byte("br>")):
		default:
			depth++
		}
	}
	return false
}
