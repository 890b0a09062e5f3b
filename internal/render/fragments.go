package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"strconv"
	"sync"

	"balagh/internal/markdown"
	"balagh/internal/pages"
)

// Layouts write marks where the text of the page and the fragments that recur
// belong, and splice puts these in their place. A template copies what it prints
// several times; most of a page's bytes need copying only once.
//
// A mark is \x01, a number or B, \x02. Neither byte is valid in HTML, and
// splice takes only marks of fragments there are.
const (
	markStart = 0x01
	markEnd   = 0x02
	bodyMark  = template.HTML("\x01B\x02")
)

// fragment names a piece of HTML that recurs: a partial and the shared data it
// shows, which never change once planned.
type fragment struct {
	code, partial string
	data          any // a pointer
}

// fragmentsMost is how many bytes of fragments are held before the older half is
// let go: those that recur soon are found, and a large archive does not fill
// memory with what stands in a few lists.
const fragmentsMost = 16 << 20

// fragments are the pieces made lately, in two generations.
type fragments struct {
	mu         sync.RWMutex
	young, old generation
	next       int
}

type generation struct {
	number map[fragment]int
	html   map[int][]byte
	size   int
}

// once returns the mark of a fragment and makes it where it is not at hand.
func (f *fragments) once(k fragment, run func() ([]byte, error)) (template.HTML, error) {
	f.mu.RLock()
	n, ok := f.young.number[k]
	f.mu.RUnlock()
	if !ok {
		html, err := f.recall(k, run)
		if err != nil {
			return "", err
		}
		n = f.add(k, html)
	}
	mark := make([]byte, 0, 12)
	mark = append(strconv.AppendInt(append(mark, markStart), int64(n), 10), markEnd)
	return template.HTML(mark), nil
}

// recall takes a fragment from the older generation, or makes it.
func (f *fragments) recall(k fragment, run func() ([]byte, error)) ([]byte, error) {
	f.mu.RLock()
	n, ok := f.old.number[k]
	html := f.old.html[n]
	f.mu.RUnlock()
	if ok {
		return html, nil
	}
	return run()
}

func (f *fragments) add(k fragment, html []byte) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	if n, ok := f.young.number[k]; ok {
		return n // another worker was first
	}
	if f.young.size > fragmentsMost/2 || f.young.number == nil {
		f.old, f.young = f.young, generation{number: map[fragment]int{}, html: map[int][]byte{}}
	}
	n := f.next
	f.next++
	f.young.number[k], f.young.html[n] = n, html
	f.young.size += len(html) + fragmentCost
	return n
}

// fragmentCost is what a fragment needs besides its HTML, about.
const fragmentCost = 200

// get returns a fragment, and false for one that was let go. A number there never
// was is nothing.
func (f *fragments) get(n int) ([]byte, bool) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	if html, ok := f.young.html[n]; ok {
		return html, true
	}
	html, ok := f.old.html[n]
	return html, ok || n < 0 || n >= f.next
}

// errForgotten says that a fragment was let go between the making of a page and
// its splicing: the page is made again.
var errForgotten = errors.New("a fragment was let go")

// splice appends text to dst with its marks replaced. Fragments hold none: theirs
// were replaced when they were made.
func (r *Renderer) splice(dst, text []byte, data any) ([]byte, error) {
	for {
		i := bytes.IndexByte(text, markStart)
		if i < 0 {
			return append(dst, text...), nil
		}
		dst = append(dst, text[:i]...)
		text = text[i+1:]
		name, _, ok := bytes.Cut(text[:min(len(text), 12)], []byte{markEnd})
		if !ok {
			continue
		}
		var err error
		if string(name) == "B" {
			dst, err = r.appendBody(dst, bodyOf(data))
		} else if n, wrong := strconv.Atoi(string(name)); wrong == nil {
			html, ok := r.fragments.get(n)
			if !ok {
				return nil, errForgotten
			}
			dst = append(dst, html...)
		}
		if err != nil {
			return nil, err
		}
		text = text[len(name)+1:]
	}
}

// bodyOf is the text that a kind of page has.
func bodyOf(data any) pages.Body {
	switch d := data.(type) {
	case *pages.ReleasePage:
		return d.Body
	case *pages.StandingPage:
		return d.Body
	}
	return pages.Body{Empty: true}
}

// appendBody appends the HTML of a text with its holes filled. It comes from the
// Markdown renderer, which lets no HTML of an author through.
func (r *Renderer) appendBody(dst []byte, b pages.Body) ([]byte, error) {
	if b.Empty {
		return dst, nil
	}
	if len(b.Fills) == 0 {
		return r.body(dst, b.Hash)
	}
	scratch := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(scratch)
	scratch.Reset()
	text, err := r.body(scratch.AvailableBuffer(), b.Hash)
	if err != nil {
		return nil, err
	}
	return markdown.Fill(dst, text, b.Fills), nil
}

func (r *Renderer) body(dst []byte, hash [16]byte) ([]byte, error) {
	text, err := r.bodies.Get(hash, dst)
	if err != nil {
		return nil, fmt.Errorf("body %x: %w", hash, err)
	}
	return text, nil
}
