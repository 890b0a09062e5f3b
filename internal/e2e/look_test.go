package e2e

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/css"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/chromedp"
)

// Every page, without scripts and with the headers it asks for, loads without a
// word on the console and without a request to another host.
func TestPagesLoadQuietly(t *testing.T) {
	s := full(t)
	host := s.host(t)
	messages := chromedp.Console(tab(t))
	scripting(t, false)
	defer scripting(t, true)
	for _, p := range s.with(t, ".html") {
		if strings.Contains(p, "/bulletin-") && !strings.Contains(p, "bulletin-01") || s.page(t, p).stub() {
			continue
		}
		requests := visitPage(t, host+s.address(p))
		if len(requests) == 0 || len(requests) > 6 {
			t.Errorf("%s: requests %v", p, requests)
		}
		for _, u := range requests {
			if !strings.HasPrefix(u, host+"/") && !strings.HasPrefix(u, "data:") {
				t.Errorf("%s asks for %s", p, u)
			}
		}
	}
	// A last word of our own ends the reading of all before it.
	scripting(t, true)
	evaluate[bool](t, `console.log("over") || true`)
	for m, err := range messages {
		if err != nil {
			t.Fatal(err)
		}
		if m.Text == "over" {
			break
		}
		t.Errorf("%s: %s", m.URL, m.Text)
	}
}

// A page scrolls one way only, however narrow the window.
func TestNothingOverflows(t *testing.T) {
	host := full(t).host(t)
	for _, p := range everyKind() {
		for _, width := range []int64{320, 360, 768, 1280} {
			viewport(t, width, 900)
			visitPage(t, host+p)
			got := evaluate[int64](t, `document.documentElement.scrollWidth`)
			if got > width {
				who := evaluate[string](t, overflow)
				t.Errorf("%s is %d px wide in a window of %d: %s", p, got, width, who)
			}
		}
	}
}

const overflow = `[...document.querySelectorAll("body *")].filter(e => {
  const r = e.getBoundingClientRect()
  return r.width > 0 && (r.right > innerWidth + 1 || r.left < -1)
}).slice(-3).map(e => e.tagName + "." + e.className + " " + e.textContent.slice(0, 40)).join(" | ")`

// A phone number is not broken over two lines.
func TestPhoneNumbersStayWhole(t *testing.T) {
	host := full(t).host(t)
	viewport(t, 320, 900)
	for _, code := range []string{"ar", "fr"} {
		visitPage(t, host+"/"+code+"/contact/")
		for _, lines := range evaluate[[]int](t, `[...document.querySelectorAll("a[href^='tel:']")].map(a =>
			getComputedStyle(a).whiteSpaceCollapse + getComputedStyle(a).textWrapMode === "collapsenowrap" ? 1 : 2)`) {
			if lines != 1 {
				t.Errorf("%s: a phone number may be broken", code)
			}
		}
	}
}

// axe finds no barrier on any kind of page, by day or by night. Its rule of the
// size of targets (WCAG 2.2, 2.5.8) is off unless asked for.
func TestNoBarriers(t *testing.T) {
	axe := read(t, npm(t, "axe-core/axe.min.js"))
	host := full(t).host(t)
	viewport(t, 390, 844)
	defer scheme(t, "")
	for _, p := range everyKind() {
		for _, light := range []string{"light", "dark"} {
			scheme(t, light)
			visitPage(t, host+p)
			evaluate[any](t, axe+";0")
			for _, v := range evaluate[[]string](t, `axe.run({rules: {"target-size": {enabled: true}}}).then(r => r.violations.map(v =>
				v.id + " (" + v.impact + "): " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 120) + " " + n.any.map(a => a.message).join("; ")).join("\n\t")))`,
				chromedp.EvalAwaitPromise) {
				t.Errorf("%s, %s: %s", p, light, v)
			}
		}
	}
}

// The map is a picture of the country: west is on the left in every language.
func TestMapIsNotMirrored(t *testing.T) {
	host := full(t).host(t)
	const places = `[...document.querySelectorAll("ul.map > li")].map(li => {
		const r = li.getBoundingClientRect(), m = li.parentElement.getBoundingClientRect()
		return [li.querySelector("a").getAttribute("href").split("/").at(-2), Math.round(r.left - m.left), Math.round(r.top - m.top)].join(" ")
	}).sort()`
	for _, width := range []int64{360, 768, 1280} {
		viewport(t, width, 900)
		var columns [2][]string
		var whole [2][]string
		for i, code := range []string{"ar", "fr"} {
			visitPage(t, host+"/"+code+"/regions/")
			whole[i] = evaluate[[]string](t, places)
			for _, w := range whole[i] {
				columns[i] = append(columns[i], strings.Join(strings.Fields(w)[:2], " "))
			}
		}
		if len(whole[0]) != 12 || !slices.Equal(columns[0], columns[1]) {
			t.Errorf("at %d px the tiles stand at\n%v\nand\n%v", width, whole[0], whole[1])
		}
		if width < 1280 {
			continue
		}
		left := map[string]string{}
		for _, w := range columns[0] {
			f := strings.Fields(w)
			left[f[0]] = f[1]
		}
		if !less(left["rabat-sale-kenitra"], left["oriental"]) || !less(left["dakhla-oued-ed-dahab"], left["souss-massa"]) {
			t.Errorf("the east is on the left: %v", left)
		}
	}
}

func less(a, b string) bool { return len(a) < len(b) || len(a) == len(b) && a < b }

var arabicFaces = regexp.MustCompile(`^(Noto (Naskh|Kufi|Sans) Arabic|Amiri)`)

// Arabic is drawn with an Arabic face, not with what a Latin one has of it.
func TestArabicHasItsFace(t *testing.T) {
	host := full(t).host(t)
	viewport(t, 390, 844)
	visitPage(t, host+"/ar/2025/bilan-semestriel/")
	ctx := tab(t)
	if _, err := chromedp.Call(ctx, dom.Enable, dom.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, css.Enable, cdp.Empty{}); err != nil {
		t.Fatal(err)
	}
	doc, err := chromedp.Call(ctx, dom.GetDocument, dom.GetDocumentParams{})
	if err != nil {
		t.Fatal(err)
	}
	for _, selector := range []string{"h1", "p.lead", ".body p", "footer p", "nav.menu a"} {
		node, err := chromedp.Call(ctx, dom.QuerySelector, dom.QuerySelectorParams{NodeID: doc.Root.NodeID, Selector: selector})
		if err != nil || node.NodeID == 0 {
			t.Errorf("%s: %v", selector, err)
			continue
		}
		fonts, err := chromedp.Call(ctx, css.GetPlatformFontsForNode, css.GetPlatformFontsForNodeParams{NodeID: node.NodeID})
		if err != nil {
			t.Fatal(err)
		}
		most, name := 0.0, ""
		for _, f := range fonts.Fonts {
			if f.GlyphCount > most {
				most, name = f.GlyphCount, f.FamilyName
			}
		}
		if !arabicFaces.MatchString(name) {
			t.Errorf("%s is drawn with %q", selector, name)
		}
	}
}

// On the narrowest phone of today the menu takes one line, in both languages.
func TestMenuTakesOneLine(t *testing.T) {
	host := sample(t).host(t)
	for _, lang := range []string{"ar", "fr"} {
		viewport(t, 360, 800)
		visitPage(t, host+"/"+lang+"/")
		if lines := evaluate[int](t, `new Set([...document.querySelectorAll(".menu li")].map(li => li.offsetTop)).size`); lines != 1 {
			t.Errorf("%s: %d lines", lang, lines)
		}
	}
}
