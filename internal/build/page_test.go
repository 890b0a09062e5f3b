package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A release says things in the order in which they are looked for.
func TestReleaseOrder(t *testing.T) {
	s := newTestSite(t)
	s.write("site.toml", siteTOML+"[about]\nar = \"عن التعاضدية\"\n[contacts.presse]\nar = \"الصحافة\"\nphone = \"05 37 71 12 34\"\n")
	s.release(1)
	s.release(3)
	dir := s.release(2)
	s.write(dir+"/bilan.csv", "a;b\n")
	s.write(dir+"/ar.md", `+++
title = "حصيلة السنة"
date = 2025-01-03
place = "أكادير"
summary = "ملخص الحصيلة."
tags = ["sante"]
regions = ["souss-massa"]
series = "rencontres"
contacts = ["presse"]
related = ["bulletin-001"]
[[attachments]]
file = "bilan.csv"
title = "الأرقام"
[[corrections]]
date = 2025-02-01
text = "صحح رقم."
+++

نص البلاغ.

> ستمتد اللقاءات إلى كل الجهات.
>
> — **مولاي إبراهيم العثماني**، رئيس المجلس الإداري

## أرقام ومعطيات

- **12.500** منخرط
`)
	out := filepath.Join(t.TempDir(), "public")
	s.build(out)
	rest := s.page(out, "ar/2025/bulletin-002/index.html")
	for _, mark := range []string{
		`class="notice corrected"`, "<h1>", `class="meta"`, `class="lead"`, "نص البلاغ", `class="quote"`, `class="figures"`, `class="files"`,
		`class="contacts"`, `/tags/sante/`, `/regions/souss-massa/`, `class="share"`, "wa.me", `class="related"`, `id="changes"`, `class="around"`, `class="about"`,
	} {
		_, after, found := strings.Cut(rest, mark)
		if !found {
			t.Fatalf("%s is missing, or stands before what it should follow", mark)
		}
		rest = after
	}
}

// The words that announce figures are those of the strings file: with others,
// texts that did not change are read anew.
func TestWordsOfFigures(t *testing.T) {
	s := newTestSite(t)
	dir := s.release(1)
	s.write(dir+"/fr.md", "+++\ntitle = \"Bilan\"\n+++\n\n## Repères\n\n- **9** rencontres\n")
	out := filepath.Join(t.TempDir(), "public")
	const page, figures = "fr/2025/bulletin-001/index.html", `<ul class="figures">`
	s.build(out)
	if strings.Contains(s.page(out, page), figures) {
		t.Error("figures under a heading that does not announce them")
	}
	builtIn, err := os.ReadFile("../../layouts/i18n/fr.toml")
	if err != nil {
		t.Fatal(err)
	}
	s.write("layouts/i18n/fr.toml", strings.Replace(string(builtIn), "En chiffres", "Repères", 1))
	s.build(out)
	if !strings.Contains(s.page(out, page), figures) {
		t.Error("no figures under the heading that the site's own strings name")
	}
}

func (s *site) page(out, name string) string {
	s.t.Helper()
	text, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(name)))
	if err != nil {
		s.t.Fatal(err)
	}
	return string(text)
}
