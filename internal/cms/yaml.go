package cms

import (
	"bytes"
	"encoding/json"
	"strings"
)

// writer writes block YAML. Texts stand in double quotes as JSON writes them,
// which YAML reads the same: no text can become a number, a date or a key.
type writer struct {
	out   bytes.Buffer
	depth int
	item  bool // the next line begins an item of a list
}

func (w *writer) line(s string) {
	w.out.WriteString(strings.Repeat("  ", w.depth))
	if w.item {
		w.out.Truncate(w.out.Len() - 2)
		w.out.WriteString("- ")
		w.item = false
	}
	w.out.WriteString(s + "\n")
}

// comment writes a sentence above what comes next.
func (w *writer) comment(s string) {
	item := w.item
	if item { // above the mark of the item
		w.item = false
		w.depth--
	}
	w.line("# " + s)
	if item {
		w.item = true
		w.depth++
	}
}

// set writes a key with a text, a number, a truth or a list of texts.
func (w *writer) set(key string, value any) { w.line(key + ": " + scalar(value)) }

// in writes a key with a table.
func (w *writer) in(key string, table func()) {
	w.line(key + ":")
	w.depth++
	table()
	w.depth--
}

// rows writes a key with a list of tables.
func (w *writer) rows(key string, tables ...func()) {
	w.line(key + ":")
	w.depth += 2
	for _, table := range tables {
		w.item = true
		table()
	}
	w.depth -= 2
}

func scalar(v any) string {
	if list, ok := v.([]string); ok {
		parts := make([]string, len(list))
		for i, s := range list {
			parts[i] = scalar(s)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic("internal error: " + err.Error())
	}
	return strings.ReplaceAll(strings.TrimSuffix(b.String(), "\n"), "\x7f", `\u007f`)
}
