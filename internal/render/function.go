package render

import (
	"cmp"
	"html/template"
	"reflect"
	"sync/atomic"
	"text/template/parse"

	"balagh/internal/pages"
)

// function compiles a call: of one of ours by its Go type, so that a new
// function of a type known here needs nothing, or of what templates come with.
func (c *compiler) function(n *parse.IdentifierNode, args []expression) expression {
	var e expression
	if own, ok := c.functions[n.Ident]; ok {
		e = direct(own, args)
	} else {
		e = builtin(n.Ident, args)
	}
	if e.truth == nil && e.typ == nil {
		c.fail(n)
	} else if n.Ident == "once" {
		c.recurring[args[0].fixed] = args[1].typ
	}
	return e
}

// direct calls one of our functions without reflection. Of a type of function
// that is not here it makes an empty expression.
func direct(fn any, args []expression) expression {
	switch fn := fn.(type) {
	case func(int) string:
		return call1(fn, args)
	case func(int64) string:
		return call1(fn, args)
	case func(string) template.HTML:
		return call1(fn, args)
	case func(pages.Head) string:
		return call1(fn, args)
	case func(string) string:
		return call1(fn, args)
	case func(pages.Date) string:
		return call1(fn, args)
	case func(pages.Phrase) template.HTMLAttr:
		return call1(fn, args)
	case func([]pages.Sized) template.Srcset:
		return call1(fn, args)
	case func(string, int) string:
		return call2(fn, args)
	case func(string, string) string:
		return call2(fn, args)
	case func(string, string) []written:
		return call2(fn, args)
	case func(string, ...string) string:
		return callAll(fn, args)
	case func([]byte, pages.Phrase) []byte:
		return callAppend(sure(fn), args)
	case func([]byte, pages.Date) []byte:
		return callAppend(sure(fn), args)
	case func([]byte, pages.Body) ([]byte, error):
		return callAppend(fn, args)
	case func([]byte, string, any) ([]byte, error):
		return callOnce(fn, args)
	}
	return expression{}
}

// given reads argument i of n as the type of a parameter, through one pointer
// where html/template goes through one too.
func given[A any](args []expression, i, n int) get[A] {
	want := reflect.TypeFor[A]()
	if len(args) != n || args[i].typ == nil {
		return nil
	}
	value := args[i].value
	if t := args[i].typ; t.Kind() == reflect.Pointer && t.Elem() == want {
		value = func(f *frame) reflect.Value { return args[i].value(f).Elem() }
	} else if t != want {
		return nil
	}
	return func(f *frame) A {
		a, _ := reflect.TypeAssert[A](value(f))
		return a
	}
}

func call1[A, R any](fn func(A) R, args []expression) expression {
	a := given[A](args, 0, 1)
	if a == nil {
		return expression{}
	}
	return called(func(f *frame) R { return fn(a(f)) })
}

// called is the result of a call; words are read without reflection.
func called[R any](call get[R]) expression {
	e := valued(reflect.TypeFor[R](), func(f *frame) reflect.Value { return reflect.ValueOf(call(f)) })
	switch call := any(call).(type) {
	case get[string]:
		e.text = call
	case get[template.HTML]:
		e.text = func(f *frame) string { return string(call(f)) }
	case get[template.HTMLAttr]:
		e.text = func(f *frame) string { return string(call(f)) }
	case get[template.Srcset]:
		e.text = func(f *frame) string { return string(call(f)) }
	}
	return e
}

func call2[A, B, R any](fn func(A, B) R, args []expression) expression {
	a, b := given[A](args, 0, 2), given[B](args, 1, 2)
	if a == nil || b == nil {
		return expression{}
	}
	return called(func(f *frame) R { return fn(a(f), b(f)) })
}

// callAll is t with words.
func callAll(fn func(string, ...string) string, args []expression) expression {
	var all []get[string]
	for i := range args {
		all = append(all, given[string](args, i, len(args)))
		if all[i] == nil {
			return expression{}
		}
	}
	if len(all) == 0 {
		return expression{}
	}
	return called(func(f *frame) string {
		words := make([]string, len(all))
		for i, word := range all {
			words[i] = word(f)
		}
		return fn(words[0], words[1:]...)
	})
}

// callAppend is a function that appends HTML, so that it is copied where it
// belongs, and nowhere before.
func callAppend[A any](fn func([]byte, A) ([]byte, error), args []expression) expression {
	a := given[A](args, 0, 1)
	if a == nil {
		return expression{}
	}
	return appended(func(f *frame, dst []byte) ([]byte, error) { return fn(dst, a(f)) })
}

// sure is a function that never fails.
func sure[A any](fn func([]byte, A) []byte) func([]byte, A) ([]byte, error) {
	return func(dst []byte, a A) ([]byte, error) { return fn(dst, a), nil }
}

// callOnce is once, of a partial that the layout names and data that are shared.
func callOnce(fn func([]byte, string, any) ([]byte, error), args []expression) expression {
	if len(args) != 2 || args[0].fixed == "" || args[1].typ == nil || args[1].typ.Kind() != reflect.Pointer {
		return expression{}
	}
	if args[1].typ == reflect.TypeFor[*pages.Site]() {
		return callOnceOfSite(fn, args[0].fixed, args[1].value)
	}
	return appended(func(f *frame, dst []byte) ([]byte, error) {
		return fn(dst, args[0].fixed, args[1].value(f).Interface())
	})
}

// ofSite is what a partial makes of a site.
type ofSite struct {
	site *pages.Site
	html []byte
}

// callOnceOfSite is once of what all pages of a language show: it holds what it
// was last given, so that no page looks for it.
func callOnceOfSite(fn func([]byte, string, any) ([]byte, error), partial string, value get[reflect.Value]) expression {
	var last atomic.Pointer[ofSite]
	return appended(func(f *frame, dst []byte) ([]byte, error) {
		site, _ := reflect.TypeAssert[*pages.Site](value(f))
		if known := last.Load(); known != nil && known.site == site {
			return append(dst, known.html...), nil
		}
		html, err := fn(nil, partial, site)
		if err == nil {
			last.Store(&ofSite{site, html})
		}
		return append(dst, html...), err
	})
}

// appended is HTML that is appended to what is there. A mistake ends the program;
// html/template says it.
func appended(call func(f *frame, dst []byte) ([]byte, error)) expression {
	must := func(f *frame, dst []byte) []byte {
		out, err := call(f, dst)
		if err != nil {
			panic(err)
		}
		return out
	}
	e := called(func(f *frame) template.HTML { return template.HTML(must(f, nil)) })
	e.write = func(f *frame) { f.out = must(f, f.out) }
	return e
}

// builtin is a function that templates come with.
func builtin(name string, args []expression) expression {
	for _, a := range args {
		if a.truth == nil {
			return expression{}
		}
	}
	switch {
	case len(args) > 0 && (name == "and" || name == "or"):
		return expression{truth: func(f *frame) bool {
			for _, a := range args {
				if a.truth(f) == (name == "or") {
					return name == "or"
				}
			}
			return name == "and"
		}}
	case len(args) == 1 && name == "not":
		return condition(func(f *frame) bool { return !args[0].truth(f) })
	case len(args) != 2 || args[0].typ == nil || args[1].typ == nil:
		return expression{}
	case name == "index" && args[0].typ.Kind() == reflect.Slice && args[1].typ.Kind() == reflect.Int:
		return valued(args[0].typ.Elem(), func(f *frame) reflect.Value { return args[0].value(f).Index(int(args[1].value(f).Int())) })
	case name == "slice" && args[0].typ.Kind() == reflect.String && args[1].typ.Kind() == reflect.Int:
		return valued(args[0].typ, func(f *frame) reflect.Value {
			s := args[0].value(f)
			return s.Slice(int(args[1].value(f).Int()), s.Len())
		})
	}
	return compared(orders[name], args[0], args[1])
}

// condition makes an expression of a truth.
func condition(truth get[bool]) expression {
	e := valued(reflect.TypeFor[bool](), func(f *frame) reflect.Value { return reflect.ValueOf(truth(f)) })
	e.truth = truth
	return e
}

// orders are the comparisons, of how the first argument stands to the second.
var orders = map[string]func(int) bool{
	"eq": func(o int) bool { return o == 0 }, "ne": func(o int) bool { return o != 0 },
	"lt": func(o int) bool { return o < 0 }, "le": func(o int) bool { return o <= 0 },
	"gt": func(o int) bool { return o > 0 }, "ge": func(o int) bool { return o >= 0 },
}

// compared compares two strings or two whole numbers.
func compared(holds func(int) bool, a, b expression) expression {
	switch k := a.typ.Kind(); {
	case holds == nil || k != b.typ.Kind():
	case k == reflect.String:
		return condition(func(f *frame) bool { return holds(cmp.Compare(a.text(f), b.text(f))) })
	case k == reflect.Int:
		return condition(func(f *frame) bool { return holds(cmp.Compare(a.value(f).Int(), b.value(f).Int())) })
	}
	return expression{}
}
