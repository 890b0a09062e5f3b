package content

import (
	"strings"
	"unique"
)

// Share makes the words that many front matters repeat, ids and places, one
// string in memory. An archive holds a front matter for each of its texts.
func (f *FrontMatter) Share() {
	for _, s := range []*string{&f.Place, &f.Kicker, &f.DatePrecision, &f.Scope, &f.Series, &f.Source.Name, &f.Source.Place, &f.Image.Credit} {
		*s = shared(*s)
	}
	for _, list := range [][]string{f.Regions, f.Tags, f.People, f.Contacts, f.Related} {
		for i, s := range list {
			list[i] = shared(s)
		}
	}
}

func shared(s string) string {
	if s == "" {
		return ""
	}
	return unique.Make(s).Value()
}

// own takes the words that are this front matter's alone out of the text they
// were read from, which would be held for their sake.
func (f *FrontMatter) own() {
	for _, s := range []*string{&f.Title, &f.Summary, &f.Slogan, &f.Source.URL, &f.Image.Src, &f.Image.Alt, &f.Image.Caption, &f.Withdrawn.Reason, &f.Slug, &f.TranslatedFrom} {
		*s = strings.Clone(*s)
	}
	for i := range f.Attachments {
		a := &f.Attachments[i]
		a.File, a.Title = strings.Clone(a.File), strings.Clone(a.Title)
	}
	for i := range f.Corrections {
		f.Corrections[i].Text = strings.Clone(f.Corrections[i].Text)
	}
	for i, s := range f.Aliases {
		f.Aliases[i] = strings.Clone(s)
	}
	f.Share()
}
