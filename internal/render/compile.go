package render

import (
	"fmt"
	"html/template"
	"reflect"
	"text/template/parse"
)

// compiler makes a program of the tree of a template, once html/template has
// escaped it. It knows text, if, with, range over a slice, template and
// variables that keep their type; expression.go knows the values. The first
// thing it does not know ends it.
type compiler struct {
	set       *template.Template
	functions template.FuncMap
	bodies    map[bodyName]*body // nil while it is compiled
	scope     []variable
	slots     int
	recurring map[string]reflect.Type // partials that once runs, and their data
	unknown   error
}

// bodyName is a template and the type it is run on; nil is none.
type bodyName struct {
	name string
	dot  reflect.Type
}

type variable struct {
	name string
	typ  reflect.Type
	slot int
}

// compile makes the program of a template that html/template has escaped, and
// names the partials that it runs by once.
func compile(t *template.Template, functions template.FuncMap, data reflect.Type) (*program, map[string]reflect.Type, error) {
	c := &compiler{set: t, functions: functions, bodies: map[bodyName]*body{}, recurring: map[string]reflect.Type{}}
	b := c.template(t.Name(), data)
	return &program{data, b}, c.recurring, c.unknown
}

// fail keeps the first node that is not known.
func (c *compiler) fail(n fmt.Stringer) {
	if c.unknown == nil {
		c.unknown = fmt.Errorf("not known to programs: %s", n)
	}
}

// template compiles a template for a type of dot, once. How deep one may call
// itself html/template knows.
func (c *compiler) template(name string, dot reflect.Type) *body {
	k := bodyName{name, dot}
	b, known := c.bodies[k]
	t := c.set.Lookup(name)
	switch {
	case b != nil:
		return b
	case known || t == nil || t.Tree == nil:
		c.fail(&parse.TemplateNode{Name: name})
		return nil
	}
	c.bodies[k] = nil
	scope, slots := c.scope, c.slots
	c.scope, c.slots = []variable{{"$", dot, 0}}, 1
	b = &body{steps: c.list(t.Tree.Root, dot)}
	b.slots = c.slots
	c.scope, c.slots = scope, slots
	c.bodies[k] = b
	return b
}

// list compiles what stands before an end, else or define; its variables are
// forgotten after it.
func (c *compiler) list(l *parse.ListNode, dot reflect.Type) (steps []step) {
	if l == nil {
		return nil
	}
	scope := len(c.scope)
	for _, n := range l.Nodes {
		steps = append(steps, c.node(n, dot))
	}
	c.scope = c.scope[:scope]
	return steps
}

func (c *compiler) node(n parse.Node, dot reflect.Type) step {
	switch n := n.(type) {
	case *parse.TextNode:
		return func(f *frame) { f.out = append(f.out, n.Text...) }
	case *parse.ActionNode:
		return c.action(n, dot) // its variable lives on
	}
	scope := len(c.scope)
	defer func() { c.scope = c.scope[:scope] }()
	switch n := n.(type) {
	case *parse.IfNode:
		return c.choice(n, dot)
	case *parse.WithNode:
		return c.with(n, dot)
	case *parse.RangeNode:
		return c.loop(n, dot)
	case *parse.TemplateNode:
		return c.call(n, dot)
	}
	c.fail(n)
	return nil
}

func (c *compiler) declare(n *parse.VariableNode, t reflect.Type) (slot int) {
	c.scope = append(c.scope, variable{n.Ident[0], t, c.slots})
	c.slots++
	return c.slots - 1
}

// action prints a value or sets a variable.
func (c *compiler) action(n *parse.ActionNode, dot reflect.Type) step {
	commands, escapers := cutEscapers(n.Pipe.Cmds)
	e := c.pipe(n.Pipe, commands, dot)
	if len(n.Pipe.Decl) > 0 {
		return func(f *frame) { e.value(f) }
	}
	s := escaped(e, escapers)
	if s == nil {
		c.fail(n)
	}
	return s
}

func (c *compiler) choice(n *parse.IfNode, dot reflect.Type) step {
	e := c.pipe(n.Pipe, n.Pipe.Cmds, dot)
	if e.truth == nil {
		c.fail(n.Pipe)
	}
	yes, no := c.list(n.List, dot), c.list(n.ElseList, dot)
	return func(f *frame) {
		if e.truth(f) {
			f.run(yes)
		} else {
			f.run(no)
		}
	}
}

func (c *compiler) with(n *parse.WithNode, dot reflect.Type) step {
	e := c.typed(n.Pipe, dot)
	yes, no, isTrue := c.list(n.List, e.typ), c.list(n.ElseList, dot), truthOf(e.typ)
	if isTrue == nil {
		c.fail(n.Pipe)
	}
	return func(f *frame) {
		if v := e.value(f); isTrue(v) {
			f.with(v, yes)
		} else {
			f.run(no)
		}
	}
}

// loop is a range over a slice.
func (c *compiler) loop(n *parse.RangeNode, dot reflect.Type) step {
	names := n.Pipe.Decl
	e := c.typed(&parse.PipeNode{NodeType: parse.NodePipe, Cmds: n.Pipe.Cmds}, dot)
	if e.typ == nil || e.typ.Kind() != reflect.Slice || n.Pipe.IsAssign {
		c.fail(n.Pipe)
		return nil
	}
	index, element := 0, 0 // slot 0 is $, which is never set again
	if len(names) == 2 {
		index = c.declare(names[0], reflect.TypeFor[int]())
	}
	if len(names) > 0 {
		element = c.declare(names[len(names)-1], e.typ.Elem())
	}
	each, none := c.list(n.List, e.typ.Elem()), c.list(n.ElseList, dot)
	return func(f *frame) {
		all := e.value(f)
		count := all.Len()
		for i := range count {
			v := all.Index(i)
			if index > 0 {
				f.vars[f.base+index] = reflect.ValueOf(i)
			}
			if element > 0 {
				f.vars[f.base+element] = v
			}
			f.with(v, each)
		}
		if count == 0 {
			f.run(none)
		}
	}
}

// call is {{template}}.
func (c *compiler) call(n *parse.TemplateNode, dot reflect.Type) step {
	if n.Pipe == nil {
		b := c.template(n.Name, nil)
		return func(f *frame) { b.run(f, reflect.Value{}) }
	}
	e := c.typed(n.Pipe, dot)
	b := c.template(n.Name, e.typ)
	return func(f *frame) { b.run(f, e.value(f)) }
}
