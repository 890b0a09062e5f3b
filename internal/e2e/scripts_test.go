package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// seen is the text of a page that its reader sees, and what of it is hidden:
// only the link that skips (until it has the focus) and what is for paper may be.
const seen = `(() => {
  const out = { Text: document.body.innerText, Hidden: [] }
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let n; n = walk.nextNode();) {
    const e = n.parentElement
    if (!n.data.trim() || e.closest("script, .skip, .paper")) continue
    const range = document.createRange()
    range.selectNodeContents(n)
    const r = range.getBoundingClientRect()
    if (!e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || r.width < 1 || r.height < 1)
      out.Hidden.push(e.tagName + "." + e.className + " " + n.data.trim().slice(0, 40))
  }
  return out
})()`

type visible struct {
	Text   string
	Hidden []string
}

// Without scripts every page shows all its text, the same as with them, and its
// links lead on when they are pressed.
func TestWithoutScripts(t *testing.T) {
	host := full(t).host(t)
	viewport(t, 390, 844)
	defer scripting(t, true)
	for _, p := range everyKind() {
		var got [2]visible
		for i, on := range []bool{false, true} {
			scripting(t, on)
			visitPage(t, host+p)
			scripting(t, true) // so that the page can be asked
			got[i] = evaluate[visible](t, seen)
		}
		if got[0].Text != got[1].Text || len(got[0].Text) < 100 {
			t.Errorf("%s: without scripts it says\n%s\nwith them\n%s", p, got[0].Text, got[1].Text)
		}
		for _, h := range got[0].Hidden {
			t.Errorf("%s: hidden: %s", p, h)
		}
	}
	for _, tt := range []struct{ from, link, to string }{
		{"/ar/2023/rencontre-01-dakhla/", ".switch a", "/fr/2023/rencontre-01-dakhla/"},
		{"/fr/2023/rencontre-01-dakhla/", ".switch a", "/ar/2023/rencontre-01-dakhla/"},
		{"/", ".choice .go", "/ar/"},
		{"/ar/", ".menu li:nth-child(2) a", "/ar/archive/"},
		{"/fr/archive/", ".chips a[href*='/20']", "/fr/2025/06/"},
	} {
		visitPage(t, host+tt.from)
		at := boxes(t, `[document.querySelector(`+"`"+tt.link+"`"+`).getBoundingClientRect()]`)[0]
		scripting(t, false)
		do(t, chromedp.MouseClickXY(at.X+at.Width/2, at.Y+at.Height/2))
		scripting(t, true)
		if got := arrived(t, tt.to); got != tt.to {
			t.Errorf("%s: the link %s leads to %s, want %s", tt.from, tt.link, got, tt.to)
		}
	}
}

// arrived waits a little for a page to be the one that is open.
func arrived(t *testing.T, want string) (got string) {
	t.Helper()
	for range 100 {
		if got = evaluate[string](t, `location.pathname`); got == want {
			return got
		}
		evaluate[any](t, `new Promise(done => setTimeout(() => done(0), 20))`, chromedp.EvalAwaitPromise)
	}
	return got
}
