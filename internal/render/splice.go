package render

import (
	"bytes"
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

// fragments are the pieces made so far.
type fragments struct {
	mu     sync.RWMutex
	number map[fragment]int
	html   [][]byte
}

// once returns the mark of a fragment and makes it the first time.
func (f *fragments) once(k fragment, run func() ([]byte, error)) (template.HTML, error) {
	f.mu.RLock()
	n, ok := f.number[k]
	f.mu.RUnlock()
	if !ok {
		html, err := run()
		if err != nil {
			return "", err
		}
		n = f.add(k, html)
	}
	mark := make([]byte, 0, 12)
	mark = append(strconv.AppendInt(append(mark, markStart), int64(n), 10), markEnd)
	return template.HTML(mark), nil
}

func (f *fragments) add(k fragment, html []byte) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	if n, ok := f.number[k]; ok {
		return n // another worker was first
	}
	if f.number == nil {
		f.number = map[fragment]int{}
	}
	f.number[k] = len(f.html)
	f.html = append(f.html, html)
	return len(f.html) - 1
}

func (f *fragments) get(n int) ([]byte, bool) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	if n < 0 || n >= len(f.html) {
		return nil, false
	}
	return f.html[n], true
}

// splice appends text to dst with its marks replaced. Fragments may hold marks
// themselves.
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
			html, _ := r.fragments.get(n)
			dst, err = r.splice(dst, html, data)
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
