package e2e

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	browserpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// paperWidth is what the margins of the style sheet leave of A4: 210 mm less
// twice 18, in px of 1/96 inch.
const paperWidth = 657

// printed is what a page shows on paper, and what is wrong with it.
type printed struct {
	Text  string   // of what is displayed, with what the style sheet adds
	Wrong []string // colours, widths, headings alone
}

// onPaper reads the page as the browser would print it.
const onPaper = `(() => {
  const out = { Text: document.querySelector("main").innerText + "\n" + document.querySelector(".foot").innerText, Wrong: [] }
  const say = e => e.tagName + "." + e.className + " " + e.textContent.trim().slice(0, 40)
  const paper = document.querySelector(".paper")
  if (paper.checkVisibility()) out.Text += "\n" + paper.innerText
  for (const e of document.querySelectorAll("a")) {
    const after = getComputedStyle(e, "::after")
    if (e.checkVisibility() && after.content.includes("(")) {
      out.Text += "\n" + e.href
      if (after.direction !== "ltr" || after.unicodeBidi !== "isolate") out.Wrong.push("the address of " + say(e) + " is not isolated")
    }
  }
  for (const e of document.querySelectorAll("nav, .skip, .share, .related, .around, .chips"))
    if (e.checkVisibility() && !e.closest(".year")) out.Wrong.push("is on paper: " + say(e))
  for (const e of document.querySelectorAll("body, body *")) {
    if (!e.checkVisibility() || e.closest("svg, img, .name")) continue
    const s = getComputedStyle(e), [r, g, b] = s.color.match(/[\d.]+/g).map(Number), r2 = e.getBoundingClientRect()
    if (Math.max(r, g, b) > 0x40) out.Wrong.push("text in " + s.color + ": " + say(e))
    if (!/, 0\)$|^rgb\(255, 255, 255\)$/.test(s.backgroundColor)) out.Wrong.push("ground " + s.backgroundColor + ": " + say(e))
    if (r2.width > innerWidth + 1) out.Wrong.push("wider than the paper: " + say(e))
    if (/^H\d$/.test(e.tagName) && s.breakAfter !== "avoid") out.Wrong.push("may stand alone: " + say(e))
  }
  if (document.documentElement.scrollWidth > innerWidth) out.Wrong.push("wider than the paper: " + document.documentElement.scrollWidth)
  return out
})()`

var pdfPage = regexp.MustCompile(`/Type\s*/Page\b`)

// A printed page is a press release on paper: black on white even by night, with
// its place, its date, its text, whom to call and where it stands, and nothing to
// press.
func TestPagesOnPaper(t *testing.T) {
	s := full(t)
	host := s.host(t)
	defer media(t, "")
	defer viewport(t, 1280, 900)
	viewport(t, paperWidth, 900)
	for _, tt := range []struct {
		path  string
		pages int // of A4, at most
		want  []string
	}{
		{"/ar/2023/rencontre-01-dakhla/", 3, []string{"الداخلة", "2023", "+212"}},
		{"/fr/2023/rencontre-01-dakhla/", 3, []string{"Dakhla", "2023", "+212"}},
		{"/ar/2025/assises-ess-benguerir/", 4, []string{"2025", "+212"}},
		{"/ar/2025/portes-ouvertes-sale/", 3, []string{"https://firstonenews.com/?p=51658", "+212"}},
		{"/fr/2025/assises-ess-benguerir/", 4, []string{"2025", "+212"}},
		{"/fr/2025/portes-ouvertes-sale/", 3, []string{"https://firstonenews.com/?p=51658", "+212"}},
		{"/ar/2025/", 2, []string{"2025"}}, {"/fr/2025/", 2, []string{"2025"}},
		{"/ar/2022/05/", 12, []string{"2022"}}, {"/fr/2022/05/", 12, []string{"2022"}},
		{"/ar/regions/", 2, []string{"الشرق", "57"}}, {"/fr/regions/", 2, []string{"L’Oriental", "57"}},
		{"/ar/corrections/", 12, nil}, {"/fr/contact/", 2, []string{"+212"}},
	} {
		visitPage(t, host+tt.path)
		media(t, "print", "prefers-color-scheme", "dark")
		got := evaluate[printed](t, onPaper)
		for _, w := range got.Wrong {
			t.Errorf("%s: %s", tt.path, w)
		}
		title := evaluate[string](t, `document.querySelector("h1").innerText`)
		for _, w := range append(tt.want, title, s.base+tt.path) {
			if !strings.Contains(got.Text, w) {
				t.Errorf("%s: %q is not on paper:\n%s", tt.path, w, got.Text)
			}
		}
		shoot(t, "paper"+strings.TrimSuffix(tt.path, "/"), paperWidth)
		viewport(t, paperWidth, 900)
		media(t, "")
		pdf, err := chromedp.Call(tab(t), browserpage.PrintToPDF, browserpage.PrintToPDFParams{PaperWidth: 8.27, PaperHeight: 11.69})
		if err != nil {
			t.Fatal(err)
		}
		if n := len(pdfPage.FindAll(pdf.Data, -1)); !bytes.HasPrefix(pdf.Data, []byte("%PDF-")) || n == 0 || n > tt.pages {
			t.Errorf("%s: %d sheets, want at most %d", tt.path, n, tt.pages)
		}
	}
	// On a screen there is nothing that is meant for paper.
	if got := evaluate[bool](t, `document.querySelector(".paper").checkVisibility()`); got {
		t.Error("what is for paper is on the screen")
	}
}
