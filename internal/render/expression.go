package render

import (
	"reflect"
	"strconv"
	"text/template/parse"
)

// get reads something while a template runs.
type get[T any] func(*frame) T

// expression is a value of a layout. Its type is known before it runs; one
// without a type is good for conditions only.
type expression struct {
	typ   reflect.Type
	value get[reflect.Value]
	text  get[string] // of strings and whole numbers, as they are printed
	truth get[bool]
	write step   // of HTML that is made to be written; may be nil
	fixed string // a string that the layout holds itself
}

func valued(t reflect.Type, value get[reflect.Value]) expression {
	e := expression{typ: t, value: value}
	if isTrue := truthOf(t); isTrue != nil {
		e.truth = func(f *frame) bool { return isTrue(value(f)) }
	}
	switch {
	case t.Kind() == reflect.String:
		e.text = func(f *frame) string { return value(f).String() }
	case t == reflect.TypeFor[int]():
		e.text = func(f *frame) string { return strconv.FormatInt(value(f).Int(), 10) }
	}
	return e
}

func constant(v any) expression {
	r := reflect.ValueOf(v)
	e := valued(r.Type(), func(*frame) reflect.Value { return r })
	e.fixed, _ = v.(string)
	return e
}

// truthOf says when templates take a value of a type for true; nil is not known.
func truthOf(t reflect.Type) func(reflect.Value) bool {
	if t == nil {
		return nil
	}
	switch t.Kind() {
	case reflect.String, reflect.Slice, reflect.Map, reflect.Array:
		return func(v reflect.Value) bool { return v.Len() > 0 }
	case reflect.Bool, reflect.Int, reflect.Int64:
		return func(v reflect.Value) bool { return !v.IsZero() }
	case reflect.Pointer:
		return func(v reflect.Value) bool { return !v.IsNil() }
	case reflect.Struct:
		return func(reflect.Value) bool { return true }
	}
	return nil
}

// pipe compiles commands and the variable that they may set.
func (c *compiler) pipe(p *parse.PipeNode, commands []*parse.CommandNode, dot reflect.Type) expression {
	var e expression
	for i, command := range commands {
		var before []expression
		if i > 0 {
			before = []expression{e}
		}
		e = c.command(command, before, dot)
	}
	if len(p.Decl) == 0 {
		return e
	}
	slot := 0
	if e.typ != nil && p.IsAssign {
		if v := c.variable(p.Decl[0]); v.typ == e.typ {
			slot = v.slot
		}
	} else if e.typ != nil {
		slot = c.declare(p.Decl[0], e.typ)
	}
	if slot == 0 {
		c.fail(p)
		return expression{}
	}
	return valued(e.typ, func(f *frame) reflect.Value {
		v := e.value(f)
		f.vars[f.base+slot] = v
		return v
	})
}

// typed compiles a pipeline that must have a type.
func (c *compiler) typed(p *parse.PipeNode, dot reflect.Type) expression {
	e := c.pipe(p, p.Cmds, dot)
	if e.typ == nil {
		c.fail(p)
	}
	return e
}

func (c *compiler) variable(n *parse.VariableNode) variable {
	for i := len(c.scope) - 1; i >= 0; i-- {
		if c.scope[i].name == n.Ident[0] {
			return c.scope[i]
		}
	}
	return variable{}
}

// command compiles one part of a pipeline, which is given the value before it.
func (c *compiler) command(n *parse.CommandNode, before []expression, dot reflect.Type) expression {
	if id, ok := n.Args[0].(*parse.IdentifierNode); ok {
		var args []expression
		for _, a := range n.Args[1:] {
			args = append(args, c.argument(a, dot))
		}
		return c.function(id, append(args, before...))
	}
	if len(n.Args) > 1 || len(before) > 0 {
		c.fail(n)
	}
	return c.argument(n.Args[0], dot)
}

// argument compiles a value that stands by itself.
func (c *compiler) argument(n parse.Node, dot reflect.Type) expression {
	switch n := n.(type) {
	case *parse.DotNode:
		return c.fields(n, dot, func(f *frame) reflect.Value { return f.dot }, nil)
	case *parse.FieldNode:
		return c.fields(n, dot, func(f *frame) reflect.Value { return f.dot }, n.Ident)
	case *parse.VariableNode:
		v := c.variable(n)
		return c.fields(n, v.typ, func(f *frame) reflect.Value { return f.vars[f.base+v.slot] }, n.Ident[1:])
	case *parse.ChainNode:
		e := c.argument(n.Node, dot)
		return c.fields(n, e.typ, e.value, n.Field)
	case *parse.PipeNode:
		return c.pipe(n, n.Cmds, dot)
	case *parse.StringNode:
		return constant(n.Text)
	case *parse.NumberNode:
		if whole := int(n.Int64); n.IsInt && n.Text == strconv.Itoa(whole) {
			return constant(whole)
		}
	}
	c.fail(n)
	return expression{}
}

// fields follows names into structs. A name that is a method, or that no field
// has, is not known; a nil pointer has no field, and reflect panics as it should.
func (c *compiler) fields(n parse.Node, t reflect.Type, value get[reflect.Value], names []string) expression {
	for _, name := range names {
		of := value
		if t != nil && t.Kind() == reflect.Pointer {
			pointer := value
			t, of = t.Elem(), func(f *frame) reflect.Value { return pointer(f).Elem() }
		}
		if t == nil || t.Kind() != reflect.Struct {
			c.fail(n)
			return expression{}
		}
		field, found := t.FieldByName(name)
		if _, method := reflect.PointerTo(t).MethodByName(name); method || !found || !field.IsExported() {
			c.fail(n)
			return expression{}
		}
		t, value = field.Type, func(f *frame) reflect.Value { return of(f).FieldByIndex(field.Index) }
		if at := field.Index[0]; len(field.Index) == 1 {
			value = func(f *frame) reflect.Value { return of(f).Field(at) }
		}
	}
	if t == nil {
		c.fail(n)
		return expression{}
	}
	return valued(t, value)
}
