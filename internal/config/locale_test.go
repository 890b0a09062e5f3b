package config

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"balagh/internal/lang"
)

const zghSite = `base_url = "https://news.example.org"
feed_authority = "news.example.org,2023"
time_zone = "Africa/Casablanca"
title = { zgh = "ⵉⵙⴰⵍⵍⵏ" }
[[languages]]
code = "zgh"
`

const zgh = `home = "ⴰⵙⵏⵓⴱⴳ"
title_separator = " — "
[releases]
one = "{n} ⵓⵍⵖⵓ"
other = "{n} ⵉⵍⵖⴰ"
[locale]
dir = "ltr"
plural = "french"
months = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]
days = ["1", "2", "3", "4", "5", "6", "7"]
first = ""
group = " "
decimal = ","
day = "{weekday} {day} {month} {year}"
month = "{month} {year}"
year = "{year}"
circa = "ⴰⵜⵜⴰⵢⵏ {date}"
`

// A third language is a strings file, and its mistakes are told at their place.
func TestStringsFile(t *testing.T) {
	strs := func(text string) fs.FS { return fstest.MapFS{"i18n/zgh.toml": {Data: []byte(text)}} }
	s, remarks := load(t, zghSite, strs(zgh))
	if s == nil || len(remarks) > 0 {
		t.Fatalf("remarks: %q", remarks)
	}
	l := s.Default()
	if l.Text("home") != "ⴰⵙⵏⵓⴱⴳ" || l.Text("title_separator") != " — " || l.Count("releases", 2) != "2 ⵉⵍⵖⴰ" || l.Group != " " {
		t.Errorf("%+v", l)
	}
	for _, c := range []struct{ from, to, want string }{
		{`one = "{n}`, `few = "{n}`, `4:1 language-strings unknown plural form few; accepted: one other`},
		{`plural = "french"`, `plural = "frensh"`, `8:10 language-strings unknown plural rule frensh; accepted: arabic english french none`},
		{`dir = "ltr"`, `dir = "left"`, `7:7 language-strings the direction is rtl or ltr, not left`},
		{`, "12"]`, `]`, `9:10 language-strings locale.months must hold 12 names`},
		{`days = [`, `days = ["0", `, `10:8 language-strings locale.days must hold 7 names`},
		{`day = "{weekday} {day} {month} {year}"`, `day = "{day}/{month}"`, `14:7 language-strings locale.day must hold {day} {month} {year}`},
		{`day = "{weekday} {day} {month} {year}"` + "\n", ``, `6:2 language-strings locale.day must hold {day} {month} {year}`},
		{`month = "{month} {year}"`, `month = ""`, `15:9 language-strings locale.month must hold {month} {year}`},
		{`year = "{year}"` + "\n", `year = 2025` + "\n", `16:8 field-type locale.year must be a text: "…"`},
		{`year = "{year}"` + "\n", `year = "{yaer}"` + "\n", `16:8 language-strings locale.year must hold {year}`},
		{`circa = "ⴰⵜⵜⴰⵢⵏ {date}"`, `circa = "ⴰⵜⵜⴰⵢⵏ {month}"`, `17:9 language-strings locale.circa must hold {date}`},
		{`first = ""`, `frist = ""`, `11:1 unknown-field unknown field locale.frist`},
		{`home = "ⴰⵙⵏⵓⴱⴳ"`, `home = 1`, `1:8 field-type home must be a text: "…"`},
		{`home = "ⴰⵙⵏⵓⴱⴳ"`, `home = ⴰⵙⵏⵓⴱⴳ`, `1:8 toml-syntax the text ‹ⴰⵙⵏⵓⴱⴳ› is not between quotation marks`},
	} {
		if !strings.Contains(zgh, c.from) {
			t.Fatalf("the file holds no %q", c.from)
		}
		s, got := load(t, zghSite, strs(strings.Replace(zgh, c.from, c.to, 1)))
		if want := "layouts/i18n/zgh.toml:" + c.want; s != nil || len(got) != 1 || got[0] != want {
			t.Errorf("%s:\n got %q\nwant %q", c.to, got, want)
		}
	}
}

// The built-in strings files say the same things, each in all its plural forms.
func TestBuiltInStrings(t *testing.T) {
	text := strings.Replace(site, "[contacts.press]", "", 1)
	s, remarks := load(t, text[:strings.Index(text, "ar = \"المكتب")], layouts(t))
	if s == nil {
		t.Fatalf("%q", remarks)
	}
	first := s.Languages[0]
	for _, l := range s.Languages {
		for key, forms := range l.Strings {
			other, ok := first.Strings[key]
			if !ok {
				t.Errorf("%s has %s, %s has not", l.Code, key, first.Code)
			}
			counted := func(f lang.Forms) bool { return strings.Contains(strings.Join(values(f), ""), "{n}") }
			if counted(forms) != counted(other) {
				t.Errorf("%s counts in one of %s and %s only", key, l.Code, first.Code)
			}
			for form, text := range forms {
				if strings.TrimSpace(text) == "" {
					t.Errorf("%s: %s.%s is empty", l.Code, key, form)
				}
			}
			if len(forms) == 1 {
				continue
			}
			for _, c := range lang.Categories(l.Plural) {
				if forms[c] == "" {
					t.Errorf("%s: %s has no form for %s", l.Code, key, c)
				}
			}
		}
		for key := range first.Strings {
			if _, ok := l.Strings[key]; !ok {
				t.Errorf("%s has no %s", l.Code, key)
			}
		}
	}
}

func values(f lang.Forms) []string {
	var out []string
	for _, s := range f {
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}
