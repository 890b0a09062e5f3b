// Package schema says to editors what front matter and site.toml may hold, as
// JSON Schema (2020-12), so that a field is completed and explained while it is
// written.
//
// In come the language of the descriptions and, where there is one, the site with
// its vocabularies; out comes a schema that takes what the readers of packages
// content and config take, but for names other than ids, which they understand
// and remark on. The tables of fields stand in frontmatter.go and site.go; that
// they and the readers know the same fields is a test.
package schema

import (
	"encoding/json"
	"io"
	"slices"

	"balagh/internal/config"
	"balagh/internal/diag"
)

// Draft is the dialect the schemas are written in.
const Draft = "https://json-schema.org/draft/2020-12/schema"

// Options say whom a schema is for.
type Options struct {
	Lang  string       // of the descriptions: "ar", "fr", else English
	Site  *config.Site // its vocabularies and languages; nil: any site's
	Rules []string     // names of the rules that a check table may name
}

// A kind is what a field holds.
type kind int

const (
	text kind = iota
	boolean
	integer // from 1
	date    // a day or an instant
	texts
	choice  // one of field.words
	terms   // list of ids of the vocabulary field.vocabulary
	term    // one of these
	contact // list of ids of contacts
	table   // of field.fields
	rows    // list of tables of field.fields
	byID    // table of tables of field.fields, by id
	words   // a text for each language
	years   // two numbers
	tile    // two small numbers
	levels  // lists of rule names, and field.fields
)

type field struct {
	name       string
	kind       kind
	about      diag.Text
	words      []string
	vocabulary string
	fields     []field
	languages  bool // a text for each language stands beside the fields
	required   []string
	pattern    string
	none       bool // an empty text is none: editors in the browser leave one
}

// Write writes a schema with its lines indented.
func Write(w io.Writer, schema map[string]any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(schema)
}

type maker struct{ Options }

func (m *maker) root(title diag.Text, f field) map[string]any {
	out := m.object(f)
	out["$schema"], out["title"] = Draft, title.In(m.Lang, nil)
	return out
}

// object is a table of fields and of no others.
func (m *maker) object(f field) map[string]any {
	properties := map[string]any{}
	out := map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	if f.languages || f.kind == words {
		// Codes of other sites' languages are understood and left out.
		out["patternProperties"] = map[string]any{"^[a-z]{2,3}$": map[string]any{"type": "string"}}
		for code, name := range m.codes() {
			properties[code] = map[string]any{"type": "string", "description": name}
		}
	}
	for _, sub := range f.fields {
		properties[sub.name] = m.value(sub)
	}
	if f.kind == levels {
		for _, level := range []string{"off", "note", "warning", "error"} {
			properties[level] = m.ruleList(level)
		}
	}
	if len(f.required) > 0 {
		out["required"] = f.required
	}
	return out
}

// codes are the languages of the site with their names.
func (m *maker) codes() map[string]string {
	if m.Site == nil {
		return map[string]string{"ar": "العربية", "fr": "Français"}
	}
	out := map[string]string{}
	for _, l := range m.Site.Languages {
		out[l.Code] = l.Name
	}
	return out
}

func (m *maker) value(f field) map[string]any {
	out := m.shape(f)
	if !f.about.IsZero() {
		out["description"] = f.about.In(m.Lang, nil)
	}
	return out
}

func (m *maker) shape(f field) map[string]any {
	switch f.kind {
	case boolean:
		return map[string]any{"type": "boolean"}
	case integer:
		return map[string]any{"type": "integer", "minimum": 1}
	case date:
		return map[string]any{"type": "string", "pattern": f.orNone(dateForm)}
	case texts:
		return list(map[string]any{"type": "string"})
	case choice:
		return m.enum(f, f.words, nil)
	case terms:
		return list(m.ids(f))
	case term:
		return m.ids(f)
	case contact:
		return list(m.contacts())
	case rows:
		return list(m.object(f))
	case byID:
		return map[string]any{"type": "object", "propertyNames": map[string]any{"pattern": f.pattern}, "additionalProperties": m.object(f)}
	case table, words, levels:
		return m.object(f)
	case years:
		return pair(map[string]any{"type": "integer"})
	case tile:
		return pair(map[string]any{"type": "integer", "minimum": 0, "maximum": 11})
	}
	out := map[string]any{"type": "string"}
	if f.pattern != "" {
		out["pattern"] = f.orNone(f.pattern)
	}
	return out
}

// orNone is a pattern that an empty text fits, too, where that is none.
func (f field) orNone(pattern string) string {
	if f.none {
		return `^\s*$|` + pattern
	}
	return pattern
}

func list(items map[string]any) map[string]any {
	return map[string]any{"type": "array", "items": items}
}

func pair(items map[string]any) map[string]any {
	out := list(items)
	out["minItems"], out["maxItems"] = 2, 2
	return out
}

// dateForm is a date as TOML writes it, or as text in ISO form.
const dateForm = `^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?([Zz]|[+-][0-9]{2}:[0-9]{2})?)?$`

// ids are those of a vocabulary, with their labels in both forms that editors
// read. Without a site, or with an empty vocabulary, any id may stand.
func (m *maker) ids(f field) map[string]any {
	if m.Site == nil {
		return map[string]any{"type": "string"}
	}
	v := map[string]*config.Vocabulary{"tags": m.Site.Tags, "regions": m.Site.Regions, "series": m.Site.Series, "people": m.Site.People}[f.vocabulary]
	var names, labels []string
	for _, t := range v.Terms {
		label, _ := t.Label.In(m.Lang, m.Site.Languages)
		names, labels = append(names, t.ID), append(labels, label)
	}
	return m.enum(f, names, labels)
}

func (m *maker) contacts() map[string]any {
	if m.Site == nil {
		return map[string]any{"type": "string"}
	}
	var names, labels []string
	for _, c := range m.Site.Contacts {
		label, _ := c.Name.In(m.Lang, m.Site.Languages)
		names, labels = append(names, c.ID), append(labels, label)
	}
	return m.enum(field{}, names, labels)
}

// enum is a choice among names, each with its label if there are labels.
func (m *maker) enum(f field, names, labels []string) map[string]any {
	out := map[string]any{"type": "string"}
	if len(names) == 0 {
		return out
	}
	if f.none {
		names = append(slices.Clone(names), "")
		if labels != nil {
			labels = append(labels, noneText.In(m.Lang, nil))
		}
	}
	out["enum"] = names
	if labels != nil {
		out["enumDescriptions"], out["markdownEnumDescriptions"] = labels, slices.Clone(labels)
	}
	return out
}

var noneText = diag.Text{AR: "لا شيء", FR: "aucun", EN: "none"}

// ruleList is a list of rule names in a check table.
func (m *maker) ruleList(level string) map[string]any {
	item := map[string]any{"type": "string"}
	if len(m.Rules) > 0 {
		item["enum"] = m.Rules
	}
	out := list(item)
	out["description"] = levelTexts[level].In(m.Lang, nil)
	return out
}

var levelTexts = map[string]diag.Text{
	"off":     {AR: "قواعد معطلة هنا", FR: "règles désactivées ici", EN: "rules silenced here"},
	"note":    {AR: "قواعد تُخفف إلى ملاحظة", FR: "règles ramenées à une remarque", EN: "rules lowered to a note"},
	"warning": {AR: "قواعد درجتها تنبيه", FR: "règles au niveau avertissement", EN: "rules at the level of a warning"},
	"error":   {AR: "قواعد توقف البناء", FR: "règles qui arrêtent la construction", EN: "rules that stop the build"},
}
