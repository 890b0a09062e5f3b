package main

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"balagh/internal/author"
	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/lang"
)

// Each step of a new release or page: what a flag says is taken, and a mistake in
// it ends the command; else a person is asked until the answer is understood;
// else what would have been proposed is taken.

func (b *beginning) title() error {
	take := func(s string) string {
		if b.Front.Title = strings.TrimSpace(s); b.Front.Title == "" {
			return titleNeeded.In(b.lang, nil)
		}
		return ""
	}
	if b.flags.title != "" || b.ask == nil {
		take(b.flags.title)
		return nil
	}
	_, err := b.ask.ask(askTitle, "", take)
	return err
}

func (b *beginning) language() error {
	var codes, names []string
	for _, l := range b.site.Languages {
		codes, names = append(codes, l.Code), append(names, l.Name)
	}
	take := func(s string) string {
		for i, l := range b.site.Languages {
			if s == l.Code || s == itoa(i+1) || lang.FoldName(s) == lang.FoldName(l.Name) {
				b.Lang = l.Code
				return ""
			}
		}
		return languageUnknown.In(b.lang, []string{s, strings.Join(codes, ", ")})
	}
	guess := b.site.Default()
	if i := slices.IndexFunc(b.site.Languages, func(l *lang.Locale) bool { return (l.Dir == "rtl") == startsArabic(b.Front.Title) }); i >= 0 {
		guess = b.site.Languages[i]
	}
	switch {
	case b.flags.language != "":
		if why := take(b.flags.language); why != "" {
			return b.usage(plain, "--language: "+why)
		}
		return nil
	case b.ask == nil, len(codes) == 1:
		b.Lang = guess.Code
		return nil
	}
	b.ask.show(names)
	_, err := b.ask.ask(askLanguage, guess.Name, take)
	return err
}

// startsArabic reports whether the first letter of a title is Arabic.
func startsArabic(s string) bool {
	i := strings.IndexFunc(s, unicode.IsLetter)
	if i < 0 {
		return false
	}
	return strings.IndexFunc(s[i:], func(r rune) bool { return unicode.Is(unicode.Arabic, r) }) == 0
}

func (b *beginning) date() error {
	take := func(s string) string {
		m, ok := author.Day(b.site, s, b.now)
		if !ok {
			return dayForm.In(b.lang, []string{s})
		}
		b.Front.Date = m
		return ""
	}
	today := b.now.In(b.site.Zone).Format(time.DateOnly)
	switch {
	case b.flags.date != "":
		if why := take(b.flags.date); why != "" {
			return b.usage(plain, "--date: "+why)
		}
		return nil
	case b.ask == nil:
		take(today)
		return nil
	}
	_, err := b.ask.ask(askDate, today, take)
	return err
}

func (b *beginning) publishAt() error {
	if b.flags.publishAt == "" {
		return nil
	}
	m, ok := author.Day(b.site, b.flags.publishAt, b.now)
	if !ok {
		return b.usage(plain, "--publish-at: "+dayForm.In(b.lang, []string{b.flags.publishAt}))
	}
	b.Front.PublishAt = m
	return nil
}

func (b *beginning) place() error {
	return b.text("place", b.flags.place, askPlace, &b.Front.Place)
}

func (b *beginning) summary() error {
	return b.text("summary", b.flags.summary, askSummary, &b.Front.Summary)
}

// text is a field that may stay empty.
func (b *beginning) text(flag, value string, question diag.Text, into *string) error {
	if b.given(flag) || b.ask == nil {
		*into = strings.TrimSpace(value)
		return nil
	}
	_, err := b.ask.ask(question, "", func(s string) string { *into = s; return "" })
	return err
}

func (b *beginning) regions() (err error) {
	b.Front.Regions, err = b.choose("region", b.site.Regions, b.flags.regions, askRegions)
	return err
}

func (b *beginning) tags() (err error) {
	b.Front.Tags, err = b.choose("tag", b.site.Tags, b.flags.tags, askTags)
	return err
}

// choose takes terms of a vocabulary, from a list with numbers where it asks.
func (b *beginning) choose(flag string, v *config.Vocabulary, given []string, question diag.Text) (ids []string, err error) {
	if b.given(flag) || b.ask == nil || len(v.Terms) == 0 {
		return b.terms(flag, v, given)
	}
	var labels []string
	for _, t := range v.Terms {
		label, _ := t.Label.In(b.speaks(), b.site.Languages)
		labels = append(labels, label)
	}
	b.ask.show(labels)
	_, err = b.ask.ask(question, "", func(s string) string {
		var unclear []author.Unclear
		if ids, unclear = author.Terms(v, s); len(unclear) > 0 {
			return b.unclear(unclear[0])
		}
		return ""
	})
	return ids, err
}

// speaks is the language for the site's own words: the person's, else the new
// text's.
func (b *beginning) speaks() string {
	if b.site.Language(b.lang) != nil {
		return b.lang
	}
	return b.Lang
}

// terms takes the terms that a flag names.
func (b *beginning) terms(flag string, v *config.Vocabulary, given []string) ([]string, error) {
	ids, unclear := author.Terms(v, strings.Join(given, ","))
	if len(unclear) > 0 {
		return nil, b.usage(plain, "--"+flag+": "+b.unclear(unclear[0]))
	}
	return ids, nil
}

func (b *beginning) unclear(u author.Unclear) string {
	if len(u.May) == 0 {
		return termUnknown.In(b.lang, []string{u.Word})
	}
	return termUnclear.In(b.lang, []string{u.Word, strings.Join(u.May, ", ")})
}

// id is the name of the folder, which no other has.
func (b *beginning) id() error {
	take := func(s string) string {
		switch {
		case !author.SlugForm.MatchString(s):
			return slugForm.In(b.lang, []string{s})
		case b.ids[s] != "":
			return idTaken.In(b.lang, []string{s, b.ids[s]})
		case author.Kept(b.Kind, s):
			return idKept.In(b.lang, []string{s})
		}
		b.ID = s
		return ""
	}
	proposed := author.ID(b.site, b.Kind, b.Front.Title, b.ids)
	switch {
	case b.flags.slug != "":
		if why := take(b.flags.slug); why != "" {
			return b.usage(plain, "--slug: "+why)
		}
		return nil
	case b.ask == nil:
		b.ID = proposed
		return nil
	}
	question := askFolder
	if b.Kind == content.Standing {
		question = askPageFolder
	}
	_, err := b.ask.ask(question, proposed, take)
	return err
}
