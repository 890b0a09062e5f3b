package e2e

import (
	"encoding/json"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// bare is a text that the site gives without markup, as it must be drawn from
// left to right. auto: by a program that guesses its direction.
type bare struct {
	of   string
	text func(p page) string
	auto bool
	want string
}

func title(p page) string {
	var out string
	p.each(func(n *html.Node) {
		if n.Data == "title" {
			out = n.FirstChild.Data
		}
	})
	return out
}

func description(p page) string { return p.meta("description") }

// message is the first line of what is sent from a phone.
func message(p page) string {
	var out string
	p.each(func(n *html.Node) {
		if u, err := url.Parse(attr(n, "href")); err == nil && u.Host == "wa.me" {
			out, _, _ = strings.Cut(u.Query().Get("text"), "\n")
		}
	})
	return out
}

var bares = []bare{
	{"ar/2025/nass/", title, true, "2025|MGPAP"},
	{"ar/2025/nass/", message, true, "2025|MGPAP"},
	{"ar/2025/nass/", description, false, "Canal+|+212 5 37 71 12 34"},
	{"ar/tags/salle/", title, false, "Salle (Salé)."},
	{"ar/tags/salle/", title, true, "رابخأ|Salle (Salé)."},
	{"fr/2025/nass/", title, false, "Le journal ملعلا, 12 pages"},
	{"fr/2025/nass/", description, true, "ملعلا|dit vrai"},
	{"fr/tags/salle-ar/", title, false, ".)الس( ةعاق"},
}

// laid puts texts on the page, each in a line of its own.
const laid = `(all => {
  const body = document.createElement("div")
  body.className = "body"
  for (const {Text, Dir} of all) {
    const p = document.createElement("p")
    p.textContent = Text
    p.style.whiteSpace = "nowrap"
    if (Dir) p.dir = Dir; else p.style.unicodeBidi = "plaintext"
    body.append(p)
  }
  document.body.replaceChildren(body)
  return true
})`

var isolates = strings.NewReplacer("\u2066", "", "\u2067", "", "\u2068", "", "\u2069", "")

// What is said without markup is drawn in its order, too, and would not be
// without the characters that isolate.
func TestPlainTextsAreDrawnInOrder(t *testing.T) {
	s := &site{name: "plain", src: filepath.Join(t.TempDir(), "src"), out: filepath.Join(t.TempDir(), "out"), base: home}
	if err := copySample(s.src); err != nil {
		t.Fatal(err)
	}
	toml := filepath.Join(s.src, "site.toml")
	write(t, toml, read(t, toml)+"\n[tags.salle]\nfr = \"Salle (Salé).\"\n[tags.salle-ar]\nar = \"قاعة (سلا).\"\n")
	folder := filepath.Join(s.src, "content", "releases", "2025", "nass")
	write(t, filepath.Join(folder, "ar.md"), "+++\ntitle = \"MGPAP توقع اتفاقية في 2025\"\ndate = 2025-06-20\ntags = [\"salle\", \"salle-ar\"]\n"+
		"summary = \"للاتصال: +212 5 37 71 12 34 أو عبر قناة Canal+ هنا.\"\n+++\n\nنص.\n")
	write(t, filepath.Join(folder, "fr.md"), "+++\ntitle = \"Le journal العلم, 12 pages\"\nsummary = \"العلم dit vrai.\"\n+++\n\nTexte.\n")
	balagh(t, s.src, "build", "--out", s.out, "--base-url", s.base, "--at", now).must(t)
	host := s.host(t)

	type line struct{ Text, Dir string }
	var with, without []line
	for _, c := range bares {
		text, dir := c.text(s.page(t, c.of+"index.html")), map[string]string{"ar": "rtl", "fr": "ltr"}[c.of[:2]]
		if c.auto {
			dir = ""
		}
		with = append(with, line{text, dir})
		without = append(without, line{isolates.Replace(text), dir})
	}
	viewport(t, 2400, 900)
	visitPage(t, host+"/ar/")
	drawn := func(all []line) []string {
		text, err := json.Marshal(all)
		if err != nil {
			t.Fatal(err)
		}
		evaluate[bool](t, laid+"("+string(text)+")")
		lines := evaluate[[]string](t, visual)
		if len(lines) != len(bares) {
			t.Fatalf("%d lines of %d", len(lines), len(bares))
		}
		return lines
	}
	right, wrong := drawn(with), drawn(without)
	for i, c := range bares {
		if !inOrder(right[i], c.want) {
			t.Errorf("%s: %+q is drawn %q, want %q", c.of, with[i].Text, right[i], c.want)
		}
		if inOrder(wrong[i], c.want) {
			t.Errorf("%s: %q is right without isolates: %q", c.of, with[i].Text, wrong[i])
		}
	}
}

// inOrder reports whether a line shows the pieces, parted by |, one after another.
func inOrder(line, pieces string) bool {
	rest, found := spaces.Replace(line), true
	for piece := range strings.SplitSeq(pieces, "|") {
		if _, rest, found = strings.Cut(rest, piece); !found {
			return false
		}
	}
	return true
}

// A span of years stays in one line where the browser would break it.
func TestYearsStayWhole(t *testing.T) {
	s := sample(t)
	visitPage(t, s.host(t)+"/ar/tags/plan-2021-2025/")
	const lines = `(space => [...document.querySelectorAll("h1 .nb")].map(e => {
  document.querySelector("h1").style.inlineSize = "1px"
  e.style.whiteSpace = space
  return new Set([...e.getClientRects()].map(r => r.top)).size
}))`
	for space, want := range map[string]bool{"": true, "normal": false} {
		got := evaluate[[]int](t, lines+`("`+space+`")`)
		if len(got) != 1 || (got[0] == 1) != want {
			t.Errorf("white-space %q: lines %v", space, got)
		}
	}
}
