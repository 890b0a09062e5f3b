package e2e

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// stop is where the focus stands, and what can be seen of it.
type stop struct {
	Name     string // the element and its first words
	Index    int    // among all elements of the page
	Skip     bool
	Whole    bool    // all of it is in the window, and nothing lies over it
	Outline  float64 // in px; 0 if there is none
	Contrast float64 // of the outline against what is around it
	Wrong    string  // the stop before, if a reader would come to it later
}

// focused describes the element with the focus; null at the end of the page.
const focused = `(() => {
  const e = document.activeElement
  if (!e || e === document.body || e === document.documentElement) return null
  const channels = c => c.match(/[\d.]+/g).map(Number)
  const light = c => channels(c).slice(0, 3).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0)
  let ground = "rgb(255, 255, 255)"
  for (let p = e.parentElement; p; p = p.parentElement) {
    const c = getComputedStyle(p).backgroundColor
    if (!/, 0\)$/.test(c)) { ground = c; break }
  }
  const s = getComputedStyle(e), a = light(s.outlineColor), b = light(ground)
  const rects = [...e.getClientRects()].filter(r => r.width > 0 && r.height > 0)
  const inside = rects.length > 0 && rects.every(r => r.left >= -1 && r.right <= innerWidth + 1 && r.top >= -1 && r.bottom <= innerHeight + 1)
  const free = rects.every(r => {
    const at = document.elementFromPoint((r.left + r.right) / 2, (r.top + r.bottom) / 2)
    return at && (e.contains(at) || at.contains(e))
  })
  let wrong = ""
  const before = window.before, list = e.closest("ul, ol, nav")
  if (before && list && list === before.closest("ul, ol, nav")) {
    const r = rects[0], q = before.getClientRects()[0], y = window.beforeY - scrollY
    const row = Math.min(r.bottom, y + q.height) - Math.max(r.top, y) > Math.min(r.height, q.height) / 2
    const right = getComputedStyle(list).direction === "rtl"
    if (row ? (right ? r.left > q.left : r.left < q.left) : r.top < y) wrong = before.textContent.trim().slice(0, 40)
  }
  window.before = e
  window.beforeY = rects[0] ? rects[0].top + scrollY : 0
  return {
    Name: e.tagName + "." + e.className + " " + e.textContent.trim().slice(0, 40), Index: [...document.querySelectorAll("*")].indexOf(e),
    Skip: e.matches(".skip"), Whole: inside && free, Wrong: wrong,
    Outline: s.outlineStyle === "none" ? 0 : parseFloat(s.outlineWidth), Contrast: (Math.max(a, b) + .05) / (Math.min(a, b) + .05),
  }
})()`

// Everything that can be pressed can be reached and seen with the Tab key alone,
// in the order in which it is read.
func TestKeyboardReachesEverything(t *testing.T) {
	host := full(t).host(t)
	defer media(t, "")
	for _, code := range []string{"ar", "fr"} {
		for _, p := range []string{"2023/rencontre-01-dakhla/", "", "regions/souss-massa/", "archive/"} {
			for _, window := range []struct {
				width, height int64
				scheme        string
			}{{1280, 900, "light"}, {360, 640, "dark"}} {
				viewport(t, window.width, window.height)
				media(t, "", "prefers-color-scheme", window.scheme, "prefers-reduced-motion", "reduce")
				visitPage(t, host+"/"+code+"/"+p)
				walk(t, "/"+code+"/"+p+", "+window.scheme)
			}
		}
	}
}

// walk goes through the page that is open from the address bar to its end.
func walk(t *testing.T, name string) {
	t.Helper()
	want := evaluate[int](t, `[...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0'], .table")]
		.filter(e => e.checkVisibility() && (!e.matches(".table") || e.scrollWidth > e.clientWidth)).length`)
	var seen []int
	for n := range want + 2 {
		do(t, chromedp.KeyEvent(kb.Tab))
		at := evaluate[*stop](t, focused)
		if at == nil || slices.Contains(seen, at.Index) {
			break
		}
		if len(seen) > 0 && at.Index < seen[len(seen)-1] {
			t.Errorf("%s: %s stands before what was reached before it", name, at.Name)
		}
		seen = append(seen, at.Index)
		if (n == 0) != at.Skip {
			t.Errorf("%s: stop %d is %s; the link that skips must be the first", name, n, at.Name)
		}
		if !at.Whole {
			t.Errorf("%s: %s is not wholly seen", name, at.Name)
		}
		if at.Outline < 2 || at.Contrast < 3 {
			t.Errorf("%s: the focus on %s is a line of %.1f px with a contrast of %.1f", name, at.Name, at.Outline, at.Contrast)
		}
		if at.Wrong != "" {
			t.Errorf("%s: %s comes after %q, which is read later", name, at.Name, at.Wrong)
		}
	}
	if len(seen) != want {
		t.Errorf("%s: %d stops for %d elements that can be pressed", name, len(seen), want)
	}
}

// The first stop of every page leads past the menu into the text.
func TestSkipLink(t *testing.T) {
	host := full(t).host(t)
	viewport(t, 390, 844)
	for _, p := range slices.Concat(kinds("ar"), kinds("fr")) {
		visitPage(t, host+p)
		do(t, chromedp.KeyEvent(kb.Tab))
		if at := evaluate[*stop](t, focused); at == nil || !at.Skip || !at.Whole {
			t.Errorf("%s: the first stop is %+v", p, at)
			continue
		}
		do(t, chromedp.KeyEvent(kb.Enter))
		do(t, chromedp.KeyEvent(kb.Tab))
		said := evaluate[string](t, `(() => {
			const e = document.activeElement, first = document.querySelector("main a[href], footer a[href]")
			return location.hash + (e === first ? "" : " " + e.outerHTML.slice(0, 80))
		})()`)
		if !strings.HasPrefix(said, "#main") || said != "#main" {
			t.Errorf("%s: after the link that skips comes %s", p, said)
		}
	}
}
