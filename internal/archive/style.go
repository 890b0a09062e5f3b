package archive

import (
	"slices"

	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/lang"
	"balagh/internal/markdown"
)

// StyleOf returns how texts of a language are set on a site.
func StyleOf(site *config.Site, code string) markdown.Style {
	figures := ""
	if l := site.Language(code); l != nil {
		figures = l.Strings["figures"]["other"]
	}
	return markdown.Style{
		Language: code, French: site.Checks.French, Quotes: site.Checks.Quotes, Figures: figures,
		ArabicTag: tagOf(site, "ar"), FrenchTag: tagOf(site, "fr"),
	}
}

func tagOf(site *config.Site, code string) string {
	if l := site.Language(code); l != nil {
		return l.Tag
	}
	return ""
}

// set sets the texts of an edition that pages show, each in the style of the
// language it is in. Names of outlets and people stay as they are written.
func (e *Edition) set(site *config.Site, loc *lang.Locale) {
	own := StyleOf(site, loc.Code)
	for _, text := range []*string{&e.Title, &e.Summary, &e.Place} {
		*text = own.Text(*text)
	}
	if e.Extras != NoExtras {
		e.Extras.set(site, own)
	}
}

func (e *Extras) set(site *config.Site, own markdown.Style) {
	e.Kicker, e.Slogan = own.Text(e.Kicker), own.Text(e.Slogan)
	phrase := func(p *Phrase) {
		if p.Text != "" {
			p.Text = StyleOf(site, p.Lang).Text(p.Text)
		}
	}
	for _, p := range []*Phrase{&e.SourcePlace, &e.Alt, &e.Caption, &e.Credit, &e.Reason} {
		phrase(p)
	}
	for i := range e.Titles {
		phrase(&e.Titles[i])
	}
	e.Corrections = slices.Clone(e.Corrections)
	for i := range e.Corrections {
		e.Corrections[i].Text = own.Text(e.Corrections[i].Text)
	}
	slices.SortStableFunc(e.Corrections, func(a, b content.Correction) int { return int(a.Date.Sec - b.Date.Sec) })
}
