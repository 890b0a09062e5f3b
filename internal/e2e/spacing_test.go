package e2e

import (
	"fmt"
	"testing"

	browserpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// wear puts a reader's own rules over those of the page that is open.
func wear(t *testing.T, rules string) {
	t.Helper()
	evaluate[bool](t, fmt.Sprintf("(() => { const s = new CSSStyleSheet(); s.replaceSync(%q); document.adoptedStyleSheets = [s] })() || true", rules))
}

// spaced is what WCAG 1.4.12 lets a reader ask for.
const spaced = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } ` +
	`p { margin-block-end: 2em !important }`

// letters sets the size of text in the browser's own settings.
func letters(t *testing.T, px int64) {
	t.Helper()
	_, err := chromedp.Call(tab(t), browserpage.SetFontSizes, browserpage.SetFontSizesParams{FontSizes: &browserpage.FontSizes{Standard: px}})
	if err != nil {
		t.Fatal(err)
	}
}

// crowded lists what of the text cannot be read: lines that lie over those of
// another element, stand outside the box they belong to, or are cut off.
//
// The box of a line is as high as its face is drawn, which in Arabic is more than
// the line; the middle half of it is where the letters are. The last crumb may be
// cut off, because the page's heading says the same below.
const crowded = `(() => {
  const out = [], lines = [], say = e => e.tagName + "." + e.className + " «" + e.textContent.trim().slice(0, 40) + "»"
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let n; n = walk.nextNode();) {
    const e = n.parentElement
    if (!n.data.trim() || !e.checkVisibility() || e.closest("script, .skip, svg")) continue
    let block = e
    while (getComputedStyle(block).display.startsWith("inline") && getComputedStyle(block).display === "inline") block = block.parentElement
    const box = block.getBoundingClientRect(), range = document.createRange()
    range.selectNodeContents(n)
    for (const r of range.getClientRects()) {
      if (r.width < 1) continue
      const l = { e, left: r.left, right: r.right, top: r.top + r.height / 4, bottom: r.bottom - r.height / 4 }
      lines.push(l)
      const crumb = e.closest(".here"), table = e.closest(".table")
      if (!crumb && !table && (l.left < box.left - 2 || l.right > box.right + 2 || l.top < box.top - 2 || l.bottom > box.bottom + 2))
        out.push("outside its box: " + say(e))
    }
  }
  lines.sort((a, b) => a.top - b.top)
  for (let i = 0; i < lines.length; i++)
    for (let j = i + 1; j < lines.length && lines[j].top < lines[i].bottom - 1; j++) {
      const a = lines[i], b = lines[j]
      if (a.e !== b.e && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && !a.e.closest(".here") && !b.e.closest(".here"))
        out.push(say(a.e) + " lies over " + say(b.e))
    }
  for (const e of document.querySelectorAll("body *")) {
    const s = getComputedStyle(e)
    if (!/hidden|clip/.test(s.overflowX + s.overflowY) || e.matches(".skip")) continue
    if (e.scrollWidth <= e.clientWidth + 1 && e.scrollHeight <= e.clientHeight + 1) continue
    if (!e.closest(".here") || !document.querySelector("h1").textContent.includes(e.textContent.trim())) out.push("cut off: " + say(e))
  }
  if (document.documentElement.scrollWidth > innerWidth) out.push("the page is " + document.documentElement.scrollWidth + " px wide: " + [...document.querySelectorAll("body *")].filter(e => {
    const r = e.getBoundingClientRect()
    return r.width > 0 && (r.right > innerWidth + 1 || r.left < -1)
  }).slice(-3).map(say).join(", "))
  return out.slice(0, 5)
})()`

// Text stays whole however its reader wants it set: with more space, twice as
// large, magnified fourfold.
func TestTextStaysWhole(t *testing.T) {
	host := full(t).host(t)
	defer viewport(t, 1280, 900)
	defer letters(t, 16)
	for _, p := range everyKind() {
		visitPage(t, host+p)
		for _, tt := range []struct {
			name          string
			width, height int64
			scale         float64
			letters       int64
			rules         string
		}{
			{"as it is", 1280, 900, 1, 16, ""},
			{"spaced", 320, 640, 1, 16, spaced},
			{"spaced", 1280, 900, 1, 16, spaced},
			{"letters twice as large", 360, 740, 1, 32, ""},
			{"letters twice as large", 1280, 900, 1, 32, ""},
			{"magnified fourfold", 320, 256, 4, 16, ""},
		} {
			letters(t, tt.letters)
			do(t, chromedp.EmulateViewport(tt.width, tt.height, chromedp.EmulateScale(tt.scale)))
			wear(t, tt.rules)
			for _, said := range evaluate[[]string](t, crowded) {
				t.Errorf("%s, %s, %d px: %s", p, tt.name, tt.width, said)
			}
		}
	}
}

// The rule itself sees what it must.
func TestRuleOfCrowdedText(t *testing.T) {
	host := full(t).host(t)
	viewport(t, 1280, 900)
	visitPage(t, host+"/ar/2023/rencontre-01-dakhla/")
	for _, rules := range []string{
		"h1 { height: .5em } ", ".lead { white-space: nowrap }", ".lead { margin-top: -4em !important }", ".body p { max-height: 1em; overflow: hidden }",
	} {
		wear(t, rules)
		if len(evaluate[[]string](t, crowded)) == 0 {
			t.Errorf("%s: nothing is said", rules)
		}
	}
	wear(t, "")
}
