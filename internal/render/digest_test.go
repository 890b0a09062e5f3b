package render

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"balagh/internal/lang"
	"balagh/internal/pages"
)

// letterPage is a newsletter with one of each thing, and words that HTML minds.
func letterPage(l *lang.Locale) *pages.DigestPage {
	other := map[string]pages.Phrase{"rtl": {Text: "Réunion à Salé", Tag: "fr", Dir: "ltr"}, "ltr": {Text: "لقاء في سلا، 2026", Tag: "ar-MA", Dir: "rtl"}}[l.Dir]
	day := pages.Date{Machine: "2026-06-10", Year: 2026, Month: 6, Day: 10, Weekday: 3, Precision: "day"}
	return &pages.DigestPage{
		Tag: l.Tag, Dir: l.Dir, Site: "أخبار <b>", Home: "https://news.example.org/" + l.Code + "/", Title: "نشرة \"يونيو\"", Subject: "نشرة & أخبار", Preheader: "</title><script>",
		Count: 3, View: "https://news.example.org/" + l.Code + "/2026/06/", More: true, From: pages.Phrase{Text: "التعاضدية"},
		Groups: []pages.DigestGroup{{Date: day, Items: []pages.DigestItem{
			{URL: "https://news.example.org/x/", Title: pages.Phrase{Text: `<img src=x onerror="alert(1)">`}, Place: "سلا", Lead: pages.Phrase{Text: "خبر & <script>alert(1)</script>"}},
			{URL: "https://news.example.org/y/", Title: other, Language: "Français", Date: &day, Lead: pages.Phrase{Text: strings.Repeat("Un résumé «\u202fassez long\u202f» pour deux lignes. ", 4)}},
			{URL: "https://news.example.org/z/", Title: pages.Phrase{Text: "رابط"}, Place: "طنجة", Date: &day},
		}}},
		Contacts: []pages.Contact{{Name: pages.Phrase{Text: "الصحافة"}, Phone: "+212 5 37", PhoneURL: "tel:+212537", Email: "presse@example.org", EmailURL: "mailto:presse@example.org", Address: pages.Phrase{Text: "الرباط"}}},
	}
}

var (
	cell    = regexp.MustCompile(`<(td|table|div)\b[^>]*>`)
	leading = regexp.MustCompile(`(?:href|src|background|action)="([^"]*)"`)
)

// A mail says the direction and language of each cell, asks for nothing, and no
// word of an author becomes markup.
func TestDigestLetter(t *testing.T) {
	for _, l := range locales(t) {
		html := render(t, newRenderer(t, builtIn(t)), pages.KindDigest, l, letterPage(l))
		checkPage(t, pages.KindDigest, html)
		for _, tag := range cell.FindAllString(html, -1) {
			if !strings.Contains(tag, ` dir="`+l.Dir+`"`) || !strings.Contains(tag, ` lang="`+l.Tag+`"`) && !strings.HasPrefix(tag, "<table") {
				t.Errorf("%s: %s says no language and direction", l.Code, tag)
			}
		}
		if n := strings.Count(html, "<td"); n < 8 {
			t.Errorf("%s: %d cells", l.Code, n)
		}
		for _, m := range leading.FindAllStringSubmatch(html, -1) {
			if !strings.HasPrefix(m[1], "https://news.example.org/") && !strings.HasPrefix(m[1], "tel:") && !strings.HasPrefix(m[1], "mailto:") {
				t.Errorf("%s: leads to %q", l.Code, m[1])
			}
		}
		for _, never := range []string{"<script", "<img", "<link", "url(", "@import", "var(", "display:flex", "display:grid", "<br><br>"} {
			if strings.Contains(html, never) {
				t.Errorf("%s: holds %q", l.Code, never)
			}
		}
		align := map[string]string{"rtl": "text-align:right", "ltr": "text-align:left"}
		if want, wrong := align[l.Dir], align[map[string]string{"rtl": "ltr", "ltr": "rtl"}[l.Dir]]; !strings.Contains(html, want) || strings.Contains(html, wrong) {
			t.Errorf("%s: %s is missing, or %s there", l.Code, want, wrong)
		}
	}
}

// What a mail looks like stands in it, and no action in that.
func TestDigestLooks(t *testing.T) {
	text := sourcesOf(t)["digest.html"]
	for _, m := range regexp.MustCompile(`(?s)<style>.*?</style>| style="[^"]*"`).FindAllString(text, -1) {
		if strings.Contains(m, "{{") {
			t.Errorf("an action in %s", m)
		}
	}
	if !strings.Contains(text, "prefers-color-scheme:dark") {
		t.Error("nothing for dark screens")
	}
}

// Of the text, each address is a line of its own, the other language is
// isolated, and French lines end by 76 letters; Arabic ones are not broken.
func TestDigestText(t *testing.T) {
	want := map[string]string{
		"ar": `نشرة & أخبار

أخبار <b>
نشرة "يونيو"
3 بلاغات

الأربعاء 10 يونيو 2026

<img src=x onerror="alert(1)">
سلا
خبر & <script>alert(1)</script>
https://news.example.org/x/

Réunion à Salé
الأربعاء 10 يونيو 2026
Un résumé « assez long » pour deux lignes. Un résumé « assez long » pour deux lignes. Un résumé « assez long » pour deux lignes. Un résumé « assez long » pour deux lignes.
نص بلغة أخرى: Français
https://news.example.org/y/

رابط
طنجة — الأربعاء 10 يونيو 2026
https://news.example.org/z/

بلاغات أخرى من الفترة نفسها على الموقع
https://news.example.org/ar/2026/06/

التعاضدية
الصحافة
الهاتف: +212 5 37
البريد الإلكتروني: presse@example.org
الرباط
`,
		"fr": `Un résumé « assez long » pour deux lignes. Un résumé « assez long » pour
deux lignes. Un résumé « assez long » pour deux lignes. Un résumé « assez
long » pour deux lignes.
`,
	}
	bare := strings.NewReplacer("\u2066", "", "\u2067", "", "\u2068", "", "\u2069", "", "\u202f", " ")
	for _, l := range locales(t) {
		got := string(Digest(nil, letterPage(l), l))
		if plain := bare.Replace(got); l.Code == "ar" && plain != want["ar"] || !strings.Contains(plain, strings.TrimSuffix(want["fr"], "\n")) && l.Code == "fr" {
			t.Errorf("%s:\n%s", l.Code, got)
		}
		for line := range strings.Lines(got) {
			line = strings.TrimSuffix(line, "\n")
			if n := utf8.RuneCountInString(line); l.Dir == "ltr" && n > 76 && !strings.HasPrefix(line, "https://") {
				t.Errorf("%s: a line of %d letters: %s", l.Code, n, line)
			}
			opened := strings.Count(line, "\u2066") + strings.Count(line, "\u2067") + strings.Count(line, "\u2068")
			if opened != strings.Count(line, "\u2069") {
				t.Errorf("%s: an isolate is open at the end of %q", l.Code, line)
			}
		}
		if l.Code == "fr" && !strings.Contains(got, "\u2067لقاء في سلا، 2026\u2069") {
			t.Errorf("fr: the Arabic title is not isolated:\n%s", got)
		}
		if l.Code == "ar" && !strings.Contains(got, "\u2068+212 5 37\u2069") {
			t.Errorf("ar: the number is not isolated:\n%s", got)
		}
	}
}

// A wrapped text has the words of the one before, no line longer than its
// longest word or the width, and whole isolates in each.
func FuzzWrap(f *testing.F) {
	f.Add("Le \u2067لقاء في سلا، 2026\u2069 est reporté", 10)
	f.Add("a  b\u2068c", 1)
	f.Fuzz(func(t *testing.T, text string, width int) {
		if !utf8.ValidString(text) || width < 1 || width > 200 || strings.ContainsAny(text, "\n\u2066\u2067\u2068\u2069") {
			return
		}
		out := wrap(text, width)
		if strings.ReplaceAll(out, "\n", " ") != text {
			t.Errorf("%q became %q", text, out)
		}
		for line := range strings.SplitSeq(out, "\n") {
			if utf8.RuneCountInString(line) > width && strings.Contains(strings.Trim(line, " "), " ") {
				t.Errorf("%q is longer than %d", line, width)
			}
		}
	})
}

// An isolate ends with its line, so no line ends within one.
func TestWrapKeepsIsolates(t *testing.T) {
	if got, want := wrap("Le \u2067لقاء في سلا\u2069 est reporté", 8), "Le \u2067لقاء في سلا\u2069\nest\nreporté"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
