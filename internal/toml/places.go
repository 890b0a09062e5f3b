package toml

import "strings"

// Span is a run of bytes of the source: from Start up to and without End.
type Span struct{ Start, End int }

type nodeKind int

const (
	leaf   nodeKind = iota
	list            // [ … ]
	table           // [name], { … }, or only implied by a dotted key
	tables          // [[name]]
)

// node is a key or an item of the text with its places. A list has items, a
// table has names and fields.
type node struct {
	kind       nodeKind
	header     bool // has a [header] or is only implied: its value is no text to show
	defined    bool // has a header or braces: may not be defined again
	key, value Span
	names      []string
	fields     map[string]*node
	items      []*node
}

func (n *node) add(name string, sub *node) {
	if n.fields == nil {
		n.fields = map[string]*node{}
	}
	n.names = append(n.names, name)
	n.fields[name] = sub
}

// find returns the node at a path and the span of the key it stands under; nil
// when there is none.
func (n *node) find(path string) (*node, Span) {
	parts, ok := steps(path)
	if !ok {
		return nil, Span{}
	}
	key := n.key
	for _, p := range parts {
		switch {
		case p.index < 0:
			n = n.fields[p.key]
		case p.index < len(n.items):
			n = n.items[p.index]
		default:
			n = nil
		}
		if n == nil {
			return nil, Span{}
		}
		if n.key != (Span{}) {
			key = n.key
		}
	}
	return n, key
}

// part is one part of a dotted key as it stands in the text.
type part struct {
	name string
	span Span
}

func lastOf(keys []part) part { return keys[len(keys)-1] }

func written(keys []part) string {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.name
	}
	return strings.Join(names, ".")
}

// put gives a key of a table its value.
func (s *scanner) put(t *node, keys []part, value *node) {
	if t = s.walk(t, keys); t == nil {
		return
	}
	k := lastOf(keys)
	if old := t.fields[k.name]; old != nil {
		s.twice(keys, old)
		return
	}
	value.key = k.span
	t.add(k.name, value)
}

// open returns the table that a header begins, a table without a place in the
// tree if the header may not stand here.
func (s *scanner) open(keys []part, kind nodeKind, header Span) *node {
	k := lastOf(keys)
	fresh := &node{kind: table, header: true, defined: true, key: k.span, value: header}
	t := s.walk(s.root, keys)
	if t == nil {
		return fresh
	}
	old := t.fields[k.name]
	switch {
	case old == nil && kind == tables:
		t.add(k.name, &node{kind: tables, header: true, defined: true, key: k.span, value: header, items: []*node{fresh}})
	case old == nil:
		t.add(k.name, fresh)
	case kind == tables && old.kind == tables:
		old.items = append(old.items, fresh)
	case kind == table && old.kind == table && !old.defined:
		old.defined, old.key, old.value = true, k.span, header
		return old
	default:
		s.twice(keys, old)
	}
	return fresh
}

// walk returns the table that the last part of a dotted key belongs to, making
// those it implies; nil after a remark when one of them is no table.
func (s *scanner) walk(t *node, keys []part) *node {
	for i, k := range keys[:len(keys)-1] {
		sub := t.fields[k.name]
		if sub == nil {
			sub = &node{kind: table, header: true, key: k.span, value: k.span}
			t.add(k.name, sub)
		}
		if sub.kind == tables {
			sub = sub.items[len(sub.items)-1]
		}
		if sub.kind != table {
			s.twice(keys[:i+1], sub)
			return nil
		}
		t = sub
	}
	return t
}

func (s *scanner) twice(keys []part, old *node) {
	k := lastOf(keys)
	s.report(&duplicate, k.span.Start, k.span.End, written(keys), s.line(old.key.Start))
}
