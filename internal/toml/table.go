package toml

import (
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"balagh/internal/diag"
)

// Table reads one TOML table by kind: a value of the wrong kind is reported at
// its place and read as absent, so that one run reports every mistake of a file.
type Table struct {
	doc    *Doc
	path   string // "" for the root, "image", "corrections[1]"
	values map[string]any
	asked  []string
	subs   []*Table
	report func(diag.Diagnostic)
}

// Table returns the document's root table. Remarks go to report.
func (d *Doc) Table(report func(diag.Diagnostic)) *Table {
	return &Table{doc: d, values: d.root, asked: make([]string, 0, 32), report: report} // front matter has so many fields
}

// Has reports whether the key is written in the table.
func (t *Table) Has(key string) bool {
	if t == nil {
		return false
	}
	_, ok := t.values[key]
	return ok
}

// Keys returns the table's keys in the order written.
func (t *Table) Keys() []string {
	if t == nil {
		return nil
	}
	return t.doc.Keys(t.path)
}

// Path returns the place of a key as a diagnostic's Field.
func (t *Table) Path(key string) string {
	return Join(t.path, key)
}

// Remark reports a diagnostic at a value: that of a key, or of a path below the
// table such as "aliases[1]" or "event.end".
func (t *Table) Remark(path string, d diag.Diagnostic) {
	d.Path = t.doc.src.Path
	d.Start, d.End = t.doc.At(t.below(path))
	t.report(d)
}

func (t *Table) below(path string) string {
	if t.path == "" {
		return path
	}
	return t.path + "." + path
}

var wantKind = map[string]diag.Text{
	"text":  {AR: "يجب أن يكون ‹{0}› نصا بين علامتي تنصيص: \"…\"", FR: "‹{0}› doit être un texte entre guillemets : \"…\"", EN: "{0} must be a text: \"…\""},
	"list":  {AR: "يجب أن يكون ‹{0}› قائمة: [\"…\"]", FR: "‹{0}› doit être une liste : [\"…\"]", EN: "{0} must be a list: [\"…\"]"},
	"int":   {AR: "يجب أن يكون ‹{0}› عددا صحيحا دون علامتي تنصيص", FR: "‹{0}› doit être un nombre entier, sans guillemets", EN: "{0} must be a whole number without quotation marks"},
	"bool":  {AR: "يجب أن يكون ‹{0}› إما true أو false", FR: "‹{0}› doit valoir true ou false", EN: "{0} must be true or false"},
	"date":  {AR: "اكتب ‹{0}› هكذا: 2025-06-17 أو 2025-06-17T09:00:00", FR: "écrivez ‹{0}› ainsi : 2025-06-17 ou 2025-06-17T09:00:00", EN: "write {0} as 2025-06-17 or 2025-06-17T09:00:00"},
	"table": {AR: "يجب أن يكون ‹{0}› جدولا: {name = \"…\"}", FR: "‹{0}› doit être une table : {name = \"…\"}", EN: "{0} must be a table: {name = \"…\"}"},
	"rows":  {AR: "يجب أن يكون ‹{0}› قائمة جداول: [[{0}]]", FR: "‹{0}› doit être une liste de tables : [[{0}]]", EN: "{0} must be a list of tables: [[{0}]]"},
}

func (t *Table) wrong(path, kind string) {
	rule := "field-type"
	if kind == "date" {
		rule = "date-form"
	}
	t.Remark(path, diag.Diagnostic{Rule: rule, Severity: diag.Error, Message: wantKind[kind], Args: []string{t.below(path)}})
}

func (t *Table) value(key string) (any, bool) {
	if t == nil {
		return nil, false
	}
	t.asked = append(t.asked, key)
	v, ok := t.values[key]
	return v, ok
}

// Text returns a text with the line ends \n; "" when absent.
func (t *Table) Text(key string) string {
	v, ok := t.value(key)
	if !ok {
		return ""
	}
	s, ok := v.(string)
	if !ok {
		t.wrong(Join("", key), "text")
	}
	if r, found := unfit(s); found {
		t.unfitAt(Join("", key), r)
	}
	return tidy(s)
}

// unfit finds a character that no page can hold. An escape such as \u0001 brings
// one into a file that looks clean.
func unfit(s string) (rune, bool) {
	for i := 0; i < len(s); {
		if c := s[i]; c >= ' ' && c < 0xEF && c != 0x7F && c != 0xC2 {
			i++ // no such character begins with this byte
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' || r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF {
			return r, true
		}
		i += n
	}
	return 0, false
}

func (t *Table) unfitAt(path string, r rune) {
	t.Remark(path, diag.Diagnostic{Rule: "control-character", Severity: diag.Error, Message: control.message, Args: []string{codePoint(r)}})
}

// tidy makes a text the same whatever the line ends of its file.
func tidy(s string) string { return strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n")) }

// Raw returns a text as written, white space at its ends included.
func (t *Table) Raw(key string) string {
	v, _ := t.value(key)
	s, _ := v.(string)
	return s
}

// IsText reports whether the key holds a text.
func (t *Table) IsText(key string) bool {
	_, ok := t.values[key].(string)
	return ok
}

// IsTable reports whether the key holds a table.
func (t *Table) IsTable(key string) bool {
	_, ok := t.values[key].(map[string]any)
	return ok
}

// Texts returns a list of texts; nil when absent.
func (t *Table) Texts(key string) []string {
	return items(t, key, "text", func(v any, i int) (string, bool) {
		s, ok := v.(string)
		if r, found := unfit(s); found {
			t.unfitAt(Item(Join("", key), i), r)
		}
		return tidy(s), ok
	})
}

// items reads the items of a list by kind; an item of another kind is reported
// and left out.
func items[T any](t *Table, key, kind string, read func(v any, i int) (T, bool)) []T {
	v, ok := t.value(key)
	if !ok {
		return nil
	}
	all, ok := listOf(v)
	if !ok {
		t.wrong(Join("", key), "list")
		return nil
	}
	var out []T
	for i, v := range all {
		item, ok := read(v, i)
		if !ok {
			t.wrong(Item(Join("", key), i), kind)
			continue
		}
		if out == nil {
			out = make([]T, 0, len(all))
		}
		out = append(out, item)
	}
	return out
}

// Int returns a whole number; ok is false when absent or of another kind.
func (t *Table) Int(key string) (n int, ok bool) {
	v, ok := t.value(key)
	if !ok {
		return 0, false
	}
	if n, ok = whole(v); !ok {
		t.wrong(Join("", key), "int")
	}
	return n, ok
}

// Ints returns a list of whole numbers; nil when absent.
func (t *Table) Ints(key string) []int {
	return items(t, key, "int", func(v any, _ int) (int, bool) { return whole(v) })
}

// whole reads a number of everyday size: a larger one is a slip of the hand.
func whole(v any) (int, bool) {
	n, ok := v.(int64)
	if !ok || n != int64(int32(n)) {
		return 0, false
	}
	return int(n), true
}

// Bool returns true or false; false when absent.
func (t *Table) Bool(key string) bool {
	v, ok := t.value(key)
	if !ok {
		return false
	}
	b, ok := v.(bool)
	if !ok {
		t.wrong(Join("", key), "bool")
	}
	return b
}

// Time returns a date or date-time with its kind, also from a text in ISO form,
// which git-based editors write. A kind without a zone carries wall-clock fields
// in UTC: the caller sets them in the site's zone.
func (t *Table) Time(key string) (time.Time, Kind, bool) {
	v, ok := t.value(key)
	if !ok {
		return time.Time{}, 0, false
	}
	switch v := v.(type) {
	case time.Time:
		kind := KindOf(v)
		if kind == Offset {
			return plainTime(v), kind, true
		}
		if kind != LocalTime {
			wall := time.Date(v.Year(), v.Month(), v.Day(), v.Hour(), v.Minute(), v.Second(), 0, time.UTC)
			return wall, kind, true
		}
	case string:
		if at, kind, ok := parseISO(strings.TrimSpace(v)); ok {
			return plainTime(at), kind, true
		}
	}
	t.wrong(Join("", key), "date")
	return time.Time{}, 0, false
}

func parseISO(s string) (time.Time, Kind, bool) {
	for _, form := range []struct {
		layout string
		kind   Kind
	}{
		{"2006-01-02", LocalDate},
		{"2006-01-02T15:04:05", LocalDateTime}, {"2006-01-02T15:04", LocalDateTime},
		{"2006-01-02 15:04:05", LocalDateTime}, {"2006-01-02 15:04", LocalDateTime},
		{time.RFC3339, Offset}, {"2006-01-02T15:04Z07:00", Offset}, {"2006-01-02 15:04:05Z07:00", Offset},
	} {
		if at, err := time.Parse(form.layout, s); err == nil {
			return at, form.kind, true
		}
	}
	return time.Time{}, 0, false
}

// Sub returns a table inside the table; nil when absent.
func (t *Table) Sub(key string) *Table {
	v, ok := t.value(key)
	if !ok {
		return nil
	}
	m, ok := v.(map[string]any)
	if !ok {
		t.wrong(Join("", key), "table")
		return nil
	}
	return t.sub(t.Path(key), m)
}

// Rows returns the tables of a list of tables; nil when absent.
func (t *Table) Rows(key string) []*Table {
	v, ok := t.value(key)
	if !ok {
		return nil
	}
	list, ok := listOf(v)
	if !ok {
		t.wrong(Join("", key), "rows")
		return nil
	}
	var out []*Table
	for i, v := range list {
		m, ok := v.(map[string]any)
		if !ok {
			t.wrong(Item(Join("", key), i), "table")
			continue
		}
		out = append(out, t.sub(Item(t.Path(key), i), m))
	}
	return out
}

func (t *Table) sub(path string, m map[string]any) *Table {
	s := &Table{doc: t.doc, path: path, values: m, report: t.report}
	t.subs = append(t.subs, s)
	return s
}

// Finish reports every key that was written but never asked for, here and in
// the tables inside. nearest proposes a known name, or nothing.
func (t *Table) Finish(nearest func(name string, known []string) (string, bool)) {
	if t == nil {
		return
	}
	for _, k := range t.unknown() {
		d := diag.Diagnostic{Rule: "unknown-field", Severity: diag.Error, Message: unknownField, Args: []string{t.Path(k)}}
		if near, ok := nearest(k, t.asked); ok {
			d.Hint, d.Args = diag.DidYouMean, append(d.Args, near)
			if key, _, ok := t.doc.Place(t.Path(k)); ok {
				d.Edits = []diag.Edit{{Start: key.Start, End: key.End, New: near}}
			}
		}
		t.RemarkKey(k, d)
	}
	for _, s := range t.subs {
		s.Finish(nearest)
	}
}

// unknown are the keys never asked for, in the order written. The text is
// scanned for their order only when there are any.
func (t *Table) unknown() []string {
	known := 0
	for k := range t.values {
		if slices.Contains(t.asked, k) {
			known++
		}
	}
	if known == len(t.values) {
		return nil
	}
	return slices.DeleteFunc(t.Keys(), func(k string) bool { return slices.Contains(t.asked, k) })
}

// Names returns the table's keys in alphabetical order, without a scan.
func (t *Table) Names() []string {
	if t == nil {
		return nil
	}
	return slices.Sorted(maps.Keys(t.values))
}

// RemarkKey reports a diagnostic at a key itself rather than at its value.
func (t *Table) RemarkKey(key string, d diag.Diagnostic) {
	d.Path = t.doc.src.Path
	if k, _, ok := t.doc.Place(t.Path(key)); ok {
		d.Start, d.End = t.doc.src.Pos(k.Start), t.doc.src.Pos(k.End)
	} else {
		d.Start, d.End = t.doc.At(t.Path(key))
	}
	t.report(d)
}

var (
	unknownField = diag.Text{AR: "حقل غير معروف ‹{0}›", FR: "champ inconnu ‹{0}›", EN: "unknown field {0}"}
)
