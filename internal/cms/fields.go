package cms

import (
	"balagh/internal/config"
	"balagh/internal/diag"
)

// shared is a fact, asked once and repeated in each edition; own is asked in
// each language.
const (
	shared = "duplicate"
	own    = true
)

// dayForm and hourForm are how the editors write dates: as ISO texts, which
// balagh reads. The hour has its offset, so that it means the same everywhere.
const (
	dayForm  = "YYYY-MM-DD"
	hourForm = "YYYY-MM-DDTHH:mm:ssZ"
)

// field writes what all fields begin with.
func (f *form) field(name string, label diag.Text, widget string, i18n any, required bool) {
	f.set("name", name)
	f.set("label", f.say(label))
	f.set("widget", widget)
	f.set("i18n", i18n)
	if widget != "hidden" {
		f.set("required", required)
	}
}

func (f *form) text(name string, label diag.Text, widget string, i18n any) func() {
	return func() { f.field(name, label, widget, i18n, name == "title") }
}

// day is a date. Sveltia and Decap ask for an hour too unless told not to.
func (f *form) day(name string, required bool) func() {
	return func() {
		f.field(name, fieldLabels[name], "datetime", shared, required)
		f.set("format", dayForm)
		f.set("date_format", dayForm)
		f.set("time_format", false)
		if !required {
			f.set("default", "")
		}
	}
}

// hour is a moment; empty unless the writer sets one.
func (f *form) hour(name string) func() {
	return func() {
		f.field(name, fieldLabels[name], "datetime", shared, false)
		f.set("format", hourForm)
		f.set("date_format", dayForm)
		f.set("time_format", "HH:mm")
		f.set("default", "")
	}
}

// terms is a choice among the words of a vocabulary.
func (f *form) terms(name string, all []*config.Term, multiple bool) func() {
	return func() {
		f.field(name, fieldLabels[name], "select", shared, false)
		if multiple {
			f.set("multiple", true)
		}
		var rows []func()
		for _, t := range all {
			rows = append(rows, f.option(t.ID, labels(t, f.site.Languages)))
		}
		f.rows("options", rows...)
	}
}

func (f *form) option(value, label string) func() {
	return func() {
		f.set("label", label)
		f.set("value", value)
	}
}

func (f *form) choice(name string, values ...string) func() {
	return func() {
		f.field(name, fieldLabels[name], "select", shared, false)
		var rows []func()
		for _, v := range values {
			rows = append(rows, f.option(v, f.say(valueLabels[v])))
		}
		f.rows("options", rows...)
	}
}

func (f *form) contacts() func() {
	var rows []func()
	for _, c := range f.site.Contacts {
		rows = append(rows, f.option(c.ID, labels(&config.Term{Label: c.Name}, f.site.Languages)))
	}
	return func() {
		f.field("contacts", fieldLabels["contacts"], "select", shared, false)
		f.set("multiple", true)
		f.rows("options", rows...)
	}
}

func (f *form) whole(name string) func() {
	return func() {
		f.field(name, fieldLabels[name], "number", shared, false)
		f.set("value_type", "int")
		f.set("min", 1)
	}
}

func (f *form) slug() func() {
	return func() {
		f.comment(f.say(slugFieldText))
		f.field("slug", fieldLabels["slug"], "string", shared, true)
		f.set("pattern", []string{"^[a-z0-9]+(-[a-z0-9]+)*$", f.say(slugPattern)})
		f.set("hint", f.say(slugPattern))
	}
}

// picture is a table whose file is a fact and whose words are of each language.
func (f *form) picture() func() {
	return func() {
		f.field("image", fieldLabels["image"], "object", own, false)
		f.set("collapsed", true)
		f.rows("fields",
			f.text("src", srcLabel, "image", shared), f.text("alt", altLabel, "string", own),
			f.text("caption", captionLabel, "string", own), f.text("credit", creditLabel, "string", own))
	}
}

// attachments are matched by their files, so each edition has its own list.
func (f *form) attachments() func() {
	return func() {
		f.field("attachments", fieldLabels["attachments"], "list", own, false)
		f.set("collapsed", true)
		f.rows("fields", f.text("file", fileLabel, "file", own), f.text("title", titleLabel, "string", own))
	}
}

func (f *form) body() func() {
	return func() {
		f.field("body", fieldLabels["body"], "markdown", own, false)
		f.set("modes", []string{"rich_text", "raw"})
	}
}

// releaseFields are in the order in which a release is written. What a release
// needs but once in a hundred is left to the file: balagh keeps what it finds.
func (f *form) releaseFields() []func() {
	words := func(name, widget string) func() { return f.text(name, fieldLabels[name], widget, own) }
	out := []func(){
		words("title", "string"), f.slug(), f.day("date", true), words("place", "string"), words("summary", "text"), f.body(),
		words("kicker", "string"), words("slogan", "string"), f.picture(),
	}
	for _, v := range []*config.Vocabulary{f.site.Regions, f.site.Tags, f.site.People} {
		if len(v.Terms) > 0 {
			out = append(out, f.terms(v.Name, v.Terms, true))
		}
	}
	out = append(out, f.choice("scope", "regional", "national"))
	if len(f.site.Series.Terms) > 0 {
		out = append(out, f.terms("series", f.site.Series.Terms, false), f.whole("part"))
	}
	out = append(out, f.choice("date_precision", "day", "month", "year", "circa"), f.day("updated", false), f.hour("publish_at"), f.hour("expires"), f.draft(), f.attachments())
	if len(f.site.Contacts) > 0 {
		out = append(out, f.contacts())
	}
	return append(out, f.remembered())
}

func (f *form) standingFields() []func() {
	words := func(name, widget string) func() { return f.text(name, fieldLabels[name], widget, own) }
	return []func(){
		words("title", "string"), f.slug(), words("summary", "text"), f.body(), words("kicker", "string"), f.picture(),
		f.day("updated", false), f.hour("publish_at"), f.draft(), f.attachments(), f.remembered(),
	}
}

// draft is asked in each language: a translation is a draft of its own, and saving
// the original must not publish it.
func (f *form) draft() func() {
	return func() {
		f.field("draft", fieldLabels["draft"], "boolean", own, false)
		f.set("default", false)
	}
}

// remembered is what balagh writes into a translation, kept as it is.
func (f *form) remembered() func() {
	return func() {
		f.field("translated_from", fieldLabels["translated_from"], "hidden", own, false)
	}
}
