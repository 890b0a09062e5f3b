package e2e

import (
	"bytes"
	"image/color"
	"image/png"
	"math"
	"slices"
	"strings"
	"testing"

	browserpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// contrast is the largest between the commonest colour of a part of the page
// that is open and another that fills at least a hundredth of it.
func contrast(t *testing.T, x, y, width, height float64) float64 {
	t.Helper()
	beyond := true
	shot, err := chromedp.Call(tab(t), browserpage.CaptureScreenshot, browserpage.CaptureScreenshotParams{
		Clip: &browserpage.Viewport{X: x, Y: y, Width: width, Height: height, Scale: 1}, CaptureBeyondViewport: &beyond,
	})
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(shot.Data))
	if err != nil {
		t.Fatal(err)
	}
	count := map[color.Color]int{}
	for py := img.Bounds().Min.Y; py < img.Bounds().Max.Y; py++ {
		for px := img.Bounds().Min.X; px < img.Bounds().Max.X; px++ {
			count[img.At(px, py)]++
		}
	}
	ground, most, all := color.Color(color.White), 0, 0
	for c, n := range count {
		all += n
		if n > most {
			ground, most = c, n
		}
	}
	best := 1.0
	for c, n := range count {
		if 100*n >= all {
			a, b := luminance(c), luminance(ground)
			best = max(best, (max(a, b)+.05)/(min(a, b)+.05))
		}
	}
	return best
}

// luminance is that of WCAG.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		f := float64(v) / 0xffff
		if f <= .04045 {
			return f / 12.92
		}
		return math.Pow((f+.055)/1.055, 2.4)
	}
	return .2126*linear(r) + .7152*linear(g) + .0722*linear(b)
}

type box struct{ X, Y, Width, Height float64 }

// boxes are those of the first elements a script names, on the whole page.
func boxes(t *testing.T, script string) []box {
	t.Helper()
	return evaluate[[]box](t, `(`+script+`).map(r => ({X: r.left + scrollX, Y: r.top + scrollY, Width: r.width, Height: r.height}))`)
}

// With the few colours a reader has chosen, everything that a colour or a ground
// told is still told: by a line or by the reader's own colours.
func TestForcedColours(t *testing.T) {
	host := full(t).host(t)
	defer media(t, "")
	viewport(t, 1280, 900)
	// A strip over each thing that must be seen, from outside it to inside.
	const edge = `.map(e => e.getBoundingClientRect()).map(r => new DOMRect(r.left - 6, r.top + r.height / 2, 12, 4))`
	const current = `[[...document.querySelectorAll(".map a")].at(5)].map(e => { e.setAttribute("aria-current", "page"); return e })`
	for _, light := range []string{"light", "dark"} {
		for _, code := range []string{"ar", "fr"} {
			for _, tt := range []struct{ path, name, script string }{
				{"regions/", "the edge of the region one is in", current + edge},
				{"regions/", "the edge of a region", `[document.querySelector(".map a")]` + edge},
				{"archive/", "the bars of a year", `[document.querySelector(".bars").getBoundingClientRect()]`},
				{"2023/rencontre-01-dakhla/", "the line beside a quotation", `[document.querySelector(".quote, blockquote")].map(e => {
					const r = e.getBoundingClientRect()
					return new DOMRect(getComputedStyle(e).direction === "rtl" ? r.right - 6 : r.left - 6, r.top + 4, 12, 4)
				})`},
				{"2023/rencontre-01-dakhla/", "the edge of a button", `[document.querySelector(".share a"), document.querySelector(".switch a")]` + edge},
				{"2024/retire/", "the line beside a notice", `[document.querySelector(".notice")].map(e => {
					const r = e.getBoundingClientRect()
					return new DOMRect(getComputedStyle(e).direction === "rtl" ? r.right - 6 : r.left - 6, r.top + 4, 12, 4)
				})`},
				{"", "the focus", `[document.querySelector(".map a")].map(e => {
					e.focus({ focusVisible: true })
					return e.getBoundingClientRect()
				}).map(r => new DOMRect(r.left + r.width / 2, r.top - 8, 4, 8))`},
			} {
				media(t, "", "forced-colors", "active", "prefers-color-scheme", light)
				visitPage(t, host+"/"+code+"/"+tt.path)
				for _, b := range boxes(t, tt.script) {
					if c := contrast(t, b.X, b.Y, b.Width, b.Height); c < 3 {
						t.Errorf("/%s/%s, %s: %s has a contrast of %.1f", code, tt.path, light, tt.name, c)
					}
				}
			}
			visitPage(t, host+"/"+code+"/regions/")
			evaluate[any](t, current+".length")
			if same := evaluate[bool](t, `(() => {
				const line = e => getComputedStyle(e).borderWidth + getComputedStyle(e).backgroundColor
				return line(document.querySelector(".map [aria-current]")) === line(document.querySelector(".map a:not([aria-current])"))
			})()`); same {
				t.Errorf("%s: the region one is in looks like the others", code)
			}
		}
	}
}

// moving lists what moves by itself: the elements, and the scrolling of the page.
const moving = `[...document.querySelectorAll("*")].flatMap(e => ["", "::before", "::after"].map(part => [e, part, getComputedStyle(e, part)]))
	.filter(([e, part, s]) => s.animationName !== "none" || /[1-9]/.test(s.transitionDuration) || part === "" && s.scrollBehavior !== "auto")
	.map(([e, part]) => e.tagName + part)`

// Whoever does not want movement gets none.
func TestReducedMotion(t *testing.T) {
	host := full(t).host(t)
	defer media(t, "")
	for _, p := range everyKind() {
		media(t, "", "prefers-reduced-motion", "reduce")
		visitPage(t, host+p)
		for _, e := range evaluate[[]string](t, moving) {
			t.Errorf("%s: %s moves", p, e)
		}
	}
	media(t, "", "prefers-reduced-motion", "no-preference")
	if len(evaluate[[]string](t, moving)) == 0 {
		t.Error("nothing moves for anyone: the test has gone blind")
	}
}

// The bars of a year say nothing that the list below them does not: its months,
// each with its number. They grow in the direction of reading: in Arabic January
// is at the right.
func TestChartIsAlsoText(t *testing.T) {
	host := full(t).host(t)
	viewport(t, 1280, 900)
	for _, code := range []string{"ar", "fr"} {
		visitPage(t, host+"/"+code+"/archive/")
		years := evaluate[[]struct {
			Hidden       bool
			Bars, Listed []string // month and number
			Middle       []string // month, and the month its place says
		}](t, `[...document.querySelectorAll("section.year")].map(y => {
			const bars = [...y.querySelectorAll(".bars rect")]
			return {
				Hidden: y.querySelector(".bars").getAttribute("aria-hidden") === "true",
				Bars: bars.filter(b => b.getAttribute("height") > 0).map(b => Number(b.getAttribute("x")) + " " + b.getAttribute("height")),
				Listed: [...y.querySelectorAll(".chips a")].map(a =>
					Number(a.getAttribute("href").split("/").at(-2)) + " " + a.querySelector("span").textContent),
				Middle: bars.map(b => {
					const box = y.querySelector(".bars").getBoundingClientRect(), r = b.getBoundingClientRect(), at = (r.left + r.right) / 2
					const far = document.dir === "rtl" ? box.right - at : at - box.left
					return Number(b.getAttribute("x")) + " " + Math.ceil(12 * far / box.width)
				}),
			}
		})`)
		if len(years) < 4 {
			t.Fatalf("%s: %d years", code, len(years))
		}
		for i, y := range years {
			if !y.Hidden || len(y.Bars) == 0 || !slices.Equal(slices.Sorted(slices.Values(y.Bars)), slices.Sorted(slices.Values(y.Listed))) {
				t.Errorf("%s, year %d: hidden %v, bars %v, listed %v", code, i, y.Hidden, y.Bars, y.Listed)
			}
			for _, m := range y.Middle {
				if month, place, _ := strings.Cut(m, " "); month != place {
					t.Errorf("%s, year %d: the bar of month %s stands where %s does", code, i, month, place)
				}
			}
		}
	}
}
