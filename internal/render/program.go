package render

import (
	"bytes"
	"errors"
	"html/template"
	"reflect"
	"slices"
	"sync"
)

// A layout is run in one of two ways that give the same bytes.
//
// html/template can run every layout, by reflection and by name: a release took
// 150 µs and some thousand allocations. So once html/template has parsed a
// layout and put its escapers where they belong, the tree that results is
// compiled for the Go type of the data: fields become numbers, functions direct
// calls, escapers of strings loops over bytes. That is the program of a layout.
//
// The program never decides what is right. Whatever it does not know when it is
// compiled (compile.go, expression.go, escape.go say what they know) leaves the
// layout to html/template; whatever goes wrong while it runs, a nil pointer or
// an index out of range, makes html/template run again from the beginning and
// say what is wrong, with file and line.

// layout is one template that is run by itself: the entry of a kind, or a
// partial that recurs.
type layout struct {
	template *template.Template
	program  *program // nil where html/template alone can run it
}

// run appends what the layout makes of data to dst.
func (l *layout) run(dst []byte, data any) ([]byte, error) {
	if l.program != nil {
		if out, ok := l.program.run(dst, data); ok {
			return out, nil
		}
	}
	b := bytes.NewBuffer(dst)
	err := l.template.Execute(b, data)
	return b.Bytes(), err
}

// compile makes the layout of a template, with those of the partials it runs by
// once. What no program knows is left to html/template and is no mistake.
func (f *funcs) compile(name string, data reflect.Type) *layout {
	l := &layout{template: f.template.Lookup(name)}
	f.partials[name] = l
	if l.template == nil {
		return l
	}
	_ = l.template.Execute(stopped{}, nil) // the first run escapes; what is wrong with the layout the next run says again
	made, recurring, err := compile(l.template, f.direct(), data)
	if err != nil {
		return l
	}
	l.program = made
	for partial, data := range recurring {
		if f.partials[partial] == nil {
			f.compile(partial, data)
		}
	}
	return l
}

var errStopped = errors.New("stopped")

// stopped ends a run at the first byte.
type stopped struct{}

func (stopped) Write([]byte) (int, error) { return 0, errStopped }

// program is a layout compiled for one type of data.
type program struct {
	data reflect.Type
	body *body
}

// run appends what the program makes of data, and reports whether it could run to
// its end.
func (p *program) run(dst []byte, data any) (out []byte, ok bool) {
	v := reflect.ValueOf(data)
	if !v.IsValid() || v.Type() != p.data {
		return nil, false
	}
	f := newFrame()
	defer f.free()
	defer func() { ok = recover() == nil }()
	f.out = dst
	p.body.run(f, v)
	return f.out, true
}

// frame is one run: what was written, after what was there, the dot, and the
// variables of the templates that are running, the innermost last.
type frame struct {
	out  []byte
	dot  reflect.Value
	vars []reflect.Value
	base int // of the innermost template's variables
}

var frames = sync.Pool{New: func() any { return new(frame) }}

func newFrame() *frame { return frames.Get().(*frame) }

// free gives a frame back, with nothing that holds on to the data of a page.
func (f *frame) free() {
	clear(f.vars[:cap(f.vars)])
	*f = frame{vars: f.vars[:0]}
	frames.Put(f)
}

// step runs one node of a template.
type step func(*frame)

func (f *frame) run(steps []step) {
	for _, s := range steps {
		s(f)
	}
}

// with runs steps on another dot.
func (f *frame) with(dot reflect.Value, steps []step) {
	outer := f.dot
	f.dot = dot
	f.run(steps)
	f.dot = outer
}

// body is a template for one type of dot.
type body struct {
	steps []step
	slots int // variables it declares, $ among them
}

func (b *body) run(f *frame, dot reflect.Value) {
	outer := f.base
	f.base = len(f.vars)
	f.vars = slices.Grow(f.vars, b.slots)[:f.base+b.slots]
	f.vars[f.base] = dot // $
	f.with(dot, b.steps)
	f.vars, f.base = f.vars[:f.base], outer
}
