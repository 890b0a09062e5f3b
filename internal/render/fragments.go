package render

import (
	"bytes"
	"fmt"
	"html/template"
	"sync"

	"balagh/internal/markdown"
	"balagh/internal/output"
	"balagh/internal/pages"
)

// fragment names a piece of HTML that recurs: a list item stands on some six
// pages, a footer on all. It is a partial and what it shows, which the key of
// that tells, whoever holds it.
type fragment struct {
	code, partial string
	data          output.Key
}

func newFragment(code, partial string, data any) fragment {
	k := fragment{code: code, partial: partial}
	switch d := data.(type) {
	case *pages.Item:
		if d != nil {
			k.data = d.Key()
			return k
		}
	case *pages.Site:
		if d != nil {
			k.data = d.Key()
			return k
		}
	}
	k.data = output.KeyOf(data)
	return k
}

// fragmentsMost is how many bytes of fragments are held before the older half is
// let go: those that recur soon are found, and a large archive does not fill
// memory with what stands in a few lists.
const fragmentsMost = 16 << 20

// fragmentCost is what a fragment needs besides its HTML, about.
const fragmentCost = 200

// fragmentShelves is among how many locks the fragments are shared out: makers of
// two pages hardly ever want the same one while a fragment is put there.
const fragmentShelves = 64

// fragments are the pieces made lately, on shelves by the first byte of their key.
type fragments [fragmentShelves]shelf

// shelf holds fragments in two generations.
type shelf struct {
	mu         sync.RWMutex
	young, old map[fragment][]byte
	size       int // of the young
}

// once returns a fragment, made where it is not at hand.
func (f *fragments) once(k fragment, run func() ([]byte, error)) ([]byte, error) {
	return f[k.data[0]%fragmentShelves].once(k, run)
}

func (f *shelf) once(k fragment, run func() ([]byte, error)) ([]byte, error) {
	f.mu.RLock()
	html, young := f.young[k]
	known := young
	if !young {
		html, known = f.old[k]
	}
	f.mu.RUnlock()
	if young {
		return html, nil
	}
	if !known {
		var err error
		if html, err = run(); err != nil {
			return nil, err
		}
	}
	f.keep(k, html)
	return html, nil
}

func (f *shelf) keep(k fragment, html []byte) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, ok := f.young[k]; ok {
		return // another worker was first
	}
	if f.size > fragmentsMost/2/fragmentShelves || f.young == nil {
		f.old, f.young, f.size = f.young, map[fragment][]byte{}, 0
	}
	f.young[k] = html
	f.size += len(html) + fragmentCost
}

// scratches hold what is copied as soon as it is made.
var scratches = sync.Pool{New: func() any { return new([]byte) }}

// appendOnce appends what a partial makes of shared data, which is made the first
// time and then copied.
func (f *funcs) appendOnce(dst []byte, partial string, data any) ([]byte, error) {
	html, err := f.renderer.fragments.once(newFragment(f.locale.Code, partial, data), func() ([]byte, error) {
		l := f.partials[partial]
		if l == nil {
			l = &layout{template: f.template.Lookup(partial)}
		}
		if l.template == nil {
			return nil, fmt.Errorf("%w: %s", ErrNoPartial, partial)
		}
		scratch := scratches.Get().(*[]byte)
		defer scratches.Put(scratch)
		made, err := l.run((*scratch)[:0], data)
		if err != nil {
			return nil, err
		}
		*scratch = made
		return bytes.Clone(made), nil // kept for a while: no spare room
	})
	return append(dst, html...), err
}

func (f *funcs) once(partial string, data any) (template.HTML, error) {
	html, err := f.appendOnce(nil, partial, data)
	return template.HTML(html), err
}

// bodyError is a text that could not be had, which is no layout's fault.
type bodyError struct {
	hash [16]byte
	err  error
}

func (e *bodyError) Error() string { return fmt.Sprintf("body %x: %v", e.hash, e.err) }
func (e *bodyError) Unwrap() error { return e.err }

// appendBody appends the HTML of a text with its holes filled. It comes from the
// Markdown renderer, which lets no HTML of an author through.
func (r *Renderer) appendBody(dst []byte, b pages.Body) ([]byte, error) {
	if b.Empty {
		return dst, nil
	}
	if len(b.Fills) == 0 {
		return r.body(dst, b.Hash)
	}
	scratch := scratches.Get().(*[]byte)
	defer scratches.Put(scratch)
	text, err := r.body((*scratch)[:0], b.Hash)
	if err != nil {
		return dst, err
	}
	*scratch = text
	return markdown.Fill(dst, text, b.Fills), nil
}

func (r *Renderer) body(dst []byte, hash [16]byte) ([]byte, error) {
	text, err := r.bodies.Get(hash, dst)
	if err != nil {
		return dst, &bodyError{hash, err}
	}
	return text, nil
}

func (f *funcs) body(b pages.Body) (template.HTML, error) {
	text, err := f.renderer.appendBody(nil, b)
	return template.HTML(text), err
}
