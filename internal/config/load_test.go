package config

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	balagh "balagh"
	"balagh/internal/diag"
)

const site = `base_url = "https://news.example.org/newsroom/"
feed_authority = "news.example.org,2023"
time_zone = "Africa/Casablanca"
title = { ar = "أخبار التعاضدية", fr = "Actualités" }
organization = { ar = "التعاضدية العامة" }

[[languages]]
code = "ar"
locale = "ar-MA"
name = "العربية"

[[languages]]
code = "fr"

[contacts.press]
ar = "المكتب الصحفي"
phone = "+212 5 37 71 12 34"
address = { fr = "Avenue de l’Exemple", zgh = "ⵜⴰⵙⵓⴽⵜ" }

[[social]]
name = "MGPAP"
url = "https://www.example.org/"

[security]
contact = "mailto:security@example.org"
expires = 2027-03-01

[check]
off = ["date-folder"]

[tags.couverture-sante]
ar = "التغطية الصحية"
fr = "Couverture santé"
zgh = "ⵜⴰⴷⵓⵙⵉ"
aliases = ["التغطيات التكميلية", "Couverture maladie"]

[regions.rabat-sale-kenitra]
ar = "الرباط - سلا - القنيطرة"
fr = "Rabat-Salé-Kénitra"
iso = "MA-04"
tile = [0, 2]
aliases = ["RSK"]
former = ["الرباط - سلا - زمور - زعير"]

[people.rachid]
ar = "رشيد الأطرسي"
office = { ar = "المدير الجهوي" }
`

// layouts are the built-in ones: the strings files a real site has.
func layouts(t *testing.T) fs.FS {
	t.Helper()
	sub, err := fs.Sub(balagh.Files, "layouts")
	if err != nil {
		t.Fatal(err)
	}
	return sub
}

func load(t *testing.T, text string, strings fs.FS) (*Site, []string) {
	t.Helper()
	s, remarks, err := Load(fstest.MapFS{File: {Data: []byte(text)}}, strings)
	if err != nil {
		t.Fatal(err)
	}
	return s, lines(remarks)
}

func lines(ds []diag.Diagnostic) []string {
	var out []string
	for _, d := range ds {
		out = append(out, fmt.Sprintf("%s:%d:%d %s %s", d.Path, d.Start.Line, d.Start.Column, d.Rule, d.Message.In("en", d.Args)))
	}
	return out
}

func TestLoad(t *testing.T) {
	s, remarks := load(t, site, layouts(t))
	if len(remarks) > 0 {
		t.Fatalf("remarks: %q", remarks)
	}
	for _, c := range []struct{ what, got, want string }{
		{"base URL", s.BaseURL, "https://news.example.org/newsroom"},
		{"base path", s.BasePath, "/newsroom"},
		{"authority", s.FeedAuthority, "news.example.org,2023"},
		{"zone", s.Zone.String(), "Africa/Casablanca"},
		{"title", s.Title["fr"], "Actualités"},
		{"default language", s.Default().Code, "ar"},
		{"tag of the first", s.Languages[0].Tag, "ar-MA"},
		{"tag not given", s.Languages[1].Tag, "fr"},
		{"name not given", s.Languages[1].Name, "fr"},
		{"direction", s.Language("ar").Dir, "rtl"},
		{"month", s.Language("ar").Months[7], "غشت"},
		{"string", s.Language("fr").Text("home"), "Accueil"},
		{"other languages' words", s.Tags.Get("couverture-sante").Label["zgh"], ""},
		{"contact", s.Contacts[0].Name["ar"], "المكتب الصحفي"},
		{"expires", s.Security.Expires.Format(time.RFC3339), "2027-03-01T00:00:00Z"}, // UTC+0: Ramadan

		{"tile", fmt.Sprint(s.Regions.Terms[0].Tile), "[0 2]"},
		{"office", s.People.Get("rachid").Office["ar"], "المدير الجهوي"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}
	if s.Language("zgh") != nil {
		t.Error("a language the site does not have")
	}
	if text, in := s.Organization.In("fr", s.Languages); text != "التعاضدية العامة" || in != "ar" {
		t.Errorf("words missing in French: %q in %q", text, in)
	}
	if text, in := (Words{}).In("fr", s.Languages); text != "" || in != "fr" {
		t.Errorf("no words: %q in %q", text, in)
	}
}

// Each edit of the good site is one mistake, told once and at its place.
func TestMistakes(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{`time_zone = "Africa/Casablanca"`, ``, `1:1 field-required time_zone is missing`},
		{`"Africa/Casablanca"`, `"Afrique/Casablanca"`, `3:13 time-zone unknown time zone Afrique/Casablanca; for example Africa/Casablanca`},
		{`"Africa/Casablanca"`, `"../etc/passwd"`, `3:13 time-zone unknown time zone ../etc/passwd; for example Africa/Casablanca`},
		{`base_url = "https://news.example.org/newsroom/"`, ``, `1:1 field-required base_url is missing`},
		{`https://news.example.org/newsroom/`, `news.example.org`, `1:12 base-url base_url must be a whole address such as https://news.example.org, not news.example.org`},
		{`https://news.example.org/newsroom/`, `https://u:p@news.example.org`, `1:12 base-url base_url must be a whole address such as https://news.example.org, not https://u:p@news.example.org`},
		{`"news.example.org,2023"`, `"news.example.org"`, `2:18 feed-authority write feed_authority as news.example.org,2023`},
		{`, fr = "Actualités"`, ``, `4:9 field-required title.fr is missing`},
		{`time_zone =`, "عنوان = 1\ntime_zone =", `3:1 toml-syntax the field name ‹عنوان› is not in plain Latin letters`},
		{`organization =`, `organisation =`, `5:1 unknown-field unknown field organisation`},
		{`code = "fr"`, `code = "ar"`, `13:8 language-code language ar is given twice`},
		{`code = "fr"`, `code = "FR"`, `13:8 language-code FR is no language code: write ar, fr, zgh…`},
		{`code = "fr"`, `code = "de"`, `13:8 language-strings there is no strings file for de: layouts/i18n/de.toml`},
		{`phone = "+212 5 37 71 12 34"`, `phone = 537`, `17:9 field-type contacts.press.phone must be a text: "…"`},
		{`"https://www.example.org/"`, `"www.example.org"`, `22:7 web-address www.example.org is no whole web address`},
		{"expires = 2027-03-01\n", "", `24:2 field-required security.expires is missing`},
		{`expires = 2027-03-01`, `expires = "قريبا"`, `26:11 date-form write security.expires as 2025-06-17 or 2025-06-17T09:00:00`},
		{`[tags.couverture-sante]`, `[tags.Couverture_Sante]`, `31:7 term-id id Couverture_Sante: use a-z, digits and hyphens`},
		{"ar = \"التغطية الصحية\"\nfr = \"Couverture santé\"\n", ``, `31:7 field-required tags.couverture-sante.ar/fr is missing`},
		{`aliases = ["التغطيات التكميلية", "Couverture maladie"]`, `aliases = ["التغطيات", 2]`, `35:24 field-type tags.couverture-sante.aliases[1] must be a text: "…"`},
		{`tile = [0, 2]`, `tile = [0, 2, 1]`, `41:8 region-tile write tile as [row, column], from 0 to 11`},
		{`tile = [0, 2]`, `tile = [0, -1]`, `41:8 region-tile write tile as [row, column], from 0 to 11`},
		{`tile = [0, 2]`, `tile = [0, "2"]`, `41:12 field-type regions.rabat-sale-kenitra.tile[1] must be a whole number without quotation marks`},
		{`iso = "MA-04"`, `iso = "MA-04"` + "\nseat = 34", `41:1 unknown-field unknown field regions.rabat-sale-kenitra.seat`},
		{`office = {`, `offise = {`, `47:1 unknown-field unknown field people.rachid.offise`},
	} {
		if !strings.Contains(site, c.from) {
			t.Fatalf("the site holds no %q", c.from)
		}
		s, got := load(t, strings.Replace(site, c.from, c.to, 1), layouts(t))
		if s != nil {
			t.Errorf("%s: accepted", c.to)
		}
		if want := "site.toml:" + c.want; !slices.Contains(got, want) {
			t.Errorf("%s → %s:\n got %q\nwant %q", c.from, c.to, got, want)
		}
		// These spoil something else: a list, a title, a field of the same name.
		if len(got) > 1 && !strings.Contains(c.to, "tile") && !strings.Contains(c.to, "de\"") && !strings.Contains(c.to, "عنوان") {
			t.Errorf("%s: told %d times: %q", c.to, len(got), got)
		}
	}
}

func TestAllMistakesOfTheFile(t *testing.T) {
	_, got := load(t, "base_url = 1\ntitel = {}\n[[languages]]\n[[languages]]\ncode = \"ar\"\nnom = \"x\"\n[tags]\nsante = \"صحة\"\n", layouts(t))
	for _, want := range []string{
		"site.toml:1:12 field-type base_url must be a text", "site.toml:2:1 unknown-field", "site.toml:3:3 language-code",
		"site.toml:6:1 unknown-field", "site.toml:8:9 field-type tags.sante must be a table", "site.toml:1:1 field-required time_zone is missing",
	} {
		if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, want) }) {
			t.Errorf("no %q in %q", want, got)
		}
	}
}

func TestWarnings(t *testing.T) {
	s, got := load(t, strings.Replace(site, "feed_authority = \"news.example.org,2023\"\n", "", 1), layouts(t))
	if s == nil || len(got) != 1 || !strings.HasPrefix(got[0], "site.toml:1:1 field-required feed_authority is missing") {
		t.Fatalf("%v %q", s, got)
	}
	if s.FeedAuthority != "news.example.org,2020" {
		t.Errorf("authority %q", s.FeedAuthority)
	}
}

func TestNoSite(t *testing.T) {
	s, remarks, err := Load(fstest.MapFS{}, layouts(t))
	if s != nil || err != nil || len(remarks) != 1 || remarks[0].Rule != "site-missing" {
		t.Errorf("%v %v %v", s, lines(remarks), err)
	}
	// A machine's failure is no mistake of the author.
	if _, _, err = Load(failing{}, layouts(t)); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("unreadable: %v", err)
	}
	if _, _, err = Load(fstest.MapFS{File: {Data: []byte(site)}}, failing{}); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("unreadable strings: %v", err)
	}
}

type failing struct{}

func (failing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
}

func TestSetBaseURL(t *testing.T) {
	for _, c := range []struct{ in, url, path string }{
		{"https://example.org", "https://example.org", ""},
		{"https://example.org/", "https://example.org", ""},
		{"http://localhost:8000/a/b//", "http://localhost:8000/a/b", "/a/b"},
		{"https://example.org/بلاغ", "https://example.org/بلاغ", "/%D8%A8%D9%84%D8%A7%D8%BA"},
	} {
		var s Site
		if err := s.SetBaseURL(c.in); err != nil || s.BaseURL != c.url || s.BasePath != c.path {
			t.Errorf("%s: %q %q %v", c.in, s.BaseURL, s.BasePath, err)
		}
	}
	for _, in := range []string{"", "/", "example.org", "//example.org", "ftp://example.org", "https://", "https://example.org?x", "https://example.org#x", "https://a b"} {
		var s Site
		if s.SetBaseURL(in) == nil {
			t.Errorf("%q accepted", in)
		}
	}
}

func TestZone(t *testing.T) {
	t.Setenv("ZONEINFO", "/nowhere")
	zone, err := Zone("Africa/Casablanca")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ utc, local string }{
		{"2026-02-15T01:59:59Z", "2026-02-15T02:59:59+01:00"}, // the clocks go back for Ramadan
		{"2026-02-15T02:00:00Z", "2026-02-15T02:00:00Z"},
		{"2026-03-22T01:59:59Z", "2026-03-22T01:59:59Z"},
		{"2026-03-22T02:00:00Z", "2026-03-22T03:00:00+01:00"},
	} {
		at, err := time.Parse(time.RFC3339, c.utc)
		if err != nil {
			t.Fatal(err)
		}
		if got := at.In(zone).Format(time.RFC3339); got != c.local {
			t.Errorf("%s is %s there, want %s", c.utc, got, c.local)
		}
	}
	for _, name := range []string{"", "Local", "africa/casablanca", "../x", "Africa", "Nowhere/City"} {
		if _, err := Zone(name); err == nil {
			t.Errorf("%q accepted", name)
		}
	}
}
