package render

import (
	"html/template"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"balagh/internal/lang"
	"balagh/internal/pages"
)

// byTemplate makes html/template run every layout: what programs must equal.
func byTemplate(t testing.TB, r *Renderer) *Renderer {
	t.Helper()
	for _, s := range r.sets {
		s.once.Do(func() { s.layout = &layout{template: s.funcs.template.Lookup(s.entry)} })
	}
	return r
}

// filled makes data of a kind.
func filled(kind pages.Kind, f *filler) any {
	data := reflect.New(dataOf[kind])
	f.fill(data.Elem(), "")
	return data.Interface()
}

// Every built-in layout is a program: html/template runs none of them.
func TestBuiltInLayoutsAreKnown(t *testing.T) {
	r := newRenderer(t, builtIn(t))
	recurring := map[string]bool{}
	for name, s := range r.sets {
		data := reflect.PointerTo(dataOf[name.kind])
		s.ready(reflect.Zero(data).Interface())
		for partial, l := range s.funcs.partials {
			recurring[partial] = true
			if l.program == nil {
				_, _, err := compile(l.template, s.funcs.direct(), data)
				t.Errorf("%s, %s: %v", name.kind, partial, err)
			}
		}
	}
	for _, partial := range []string{"base", "choice", "404", "redirect", "digest", "assets", "footer", "header", "item", "menu"} {
		if !recurring[partial] {
			t.Errorf("%s was not compiled", partial)
		}
	}
}

// Every function of the layouts is of a type that programs call.
func TestFunctionsAreKnown(t *testing.T) {
	ar, _ := funcsOf(t)
	for name, fn := range ar.direct() {
		typ := reflect.TypeOf(fn)
		var args []expression
		for p := range typ.Ins() {
			switch {
			case p == reflect.TypeFor[[]byte]():
				continue // what is appended to
			case p.Kind() == reflect.Interface:
				p = reflect.TypeFor[*pages.Item]()
			case typ.IsVariadic() && p.Kind() == reflect.Slice:
				p = p.Elem()
			}
			e := valued(p, nil)
			e.fixed = "x"
			args = append(args, e)
		}
		if direct(fn, args).typ == nil {
			t.Errorf("%s: programs do not know %T", name, fn)
		}
	}
}

// hostile are texts that a program could write in another way than
// html/template: each means something in text, an attribute, an address or JSON.
var hostile = []string{
	"قاعة", "l'été à Salé", `<b class="x">&amp;'+`, "\x00", "a\x00b\x01B\x02\x7f", "javascript:alert(1)", "JavaScript:x", "java\nscript:x", "https://x/?a=b&c=d#é",
	"HTTPS://x", "mailto:a@b?subject=ب", "/a:b", "a/b:c", ":", "data:text/html,<b>", "%", "%4", "%zz", "%g4%4g", "%d9%82 %D9", "(x)'`", "\u2028\u2029", "\xff\xc3(", "\xe2\x80", "\ufffd\ufffe", "</script><!--", "]]>",
	"a, b 2x", " \t\r\n ", "😀", "{{.}}", "-1+2", "tel:", "~!#$*,;=?@[]^|\\",
}

// same wants the program and html/template to give the same page or mistake,
// and says whether it was a page.
func same(t *testing.T, fast, slow *Renderer, p whole) bool {
	t.Helper()
	got, err := p.by(fast)
	want, wrong := p.by(slow)
	switch {
	case (err == nil) != (wrong == nil) || err != nil && err.Error() != wrong.Error():
		t.Errorf("%s: %v, want %v", p.Kind, err, wrong)
	case string(got) != string(want):
		at := 0
		for at < min(len(got), len(want)) && got[at] == want[at] {
			at++
		}
		t.Errorf("%s: …%.120q, want …%.120q", p.Kind, got[max(0, at-40):], want[max(0, at-40):])
	}
	return err == nil
}

func TestProgramsEqualTemplates(t *testing.T) {
	fast, slow := newRenderer(t, builtIn(t)), byTemplate(t, newRenderer(t, builtIn(t)))
	pagesOf := map[pages.Kind]int{}
	for round := range 24 {
		for i, kind := range layoutKinds {
			f := &filler{chance: []float64{1, .8, .5}[round%3], rand: rand.New(rand.NewPCG(uint64(i), uint64(round))), texts: hostile}
			data := filled(kind, f)
			for _, l := range locales(t) {
				if same(t, fast, slow, page(kind, l, data)) {
					pagesOf[kind]++
				}
			}
		}
	}
	for _, kind := range layoutKinds {
		if pagesOf[kind] < 40 {
			t.Errorf("%s: only %d pages compared", kind, pagesOf[kind])
		}
	}
}

// Whatever the data, a program writes what html/template writes.
func FuzzPrograms(f *testing.F) {
	for i, text := range hostile {
		f.Add(uint64(i), text, "قاعة")
	}
	fast, slow := newRenderer(f, builtIn(f)), byTemplate(f, newRenderer(f, builtIn(f)))
	all := locales(f)
	f.Fuzz(func(t *testing.T, seed uint64, a, b string) {
		r := rand.New(rand.NewPCG(1, seed))
		kind, l := layoutKinds[r.IntN(len(layoutKinds))], all[r.IntN(len(all))]
		same(t, fast, slow, page(kind, l, filled(kind, &filler{chance: .8, rand: r, texts: []string{a, b, a + b}})))
	})
}

// terms renders a list of topics by a layout of its own, and says whether a
// program did it.
func terms(t *testing.T, main string, data *pages.TermsPage) (html string, program bool, err error) {
	t.Helper()
	layouts := fstest.MapFS{"base.html": {Data: []byte(`{{define "base"}}{{template "main" .}}{{end}}`)}}
	for _, kind := range layoutKinds {
		layouts[string(kind)+".html"] = &fstest.MapFile{Data: []byte(`{{define "main"}}{{end}}{{define "` + string(kind) + `"}}{{end}}`)}
	}
	layouts["terms.html"].Data = []byte(main)
	fast, slow := newRenderer(t, layouts), byTemplate(t, newRenderer(t, layouts))
	p := page(pages.KindTerms, locales(t)[0], data)
	same(t, fast, slow, p)
	out, err := p.by(fast)
	return string(out), fast.sets[setName{pages.KindTerms, "ar"}].layout.program != nil, err
}

func termsData(l *lang.Locale) *pages.TermsPage {
	return &pages.TermsPage{Head: head(l), What: "tags", Terms: []pages.Count{{Link: pages.Link{URL: "/ar/tags/a/", Text: pages.Phrase{Text: "أ"}}, Count: 2}, {Count: 1}}}
}

func TestConstructs(t *testing.T) {
	data := termsData(locales(t)[0])
	for _, c := range []struct {
		main, want string
		program    bool
	}{
		{`{{define "main"}}{{$x := .Title}}{{if .NoIndex}}{{$x := "y"}}{{$x}}{{else}}{{$x}}{{end}}{{end}}`, "قاعة", true},
		{`{{define "main"}}{{$x := "a"}}{{range .Terms}}{{$x}}{{$x = "b"}}{{$x := 1}}{{end}}{{$x}}{{end}}`, "abb", true},
		{`{{define "main"}}{{range $i, $t := .Terms}}{{$i}}{{with $t.Link.URL}}{{.}}{{else}}{{$.Title}}{{end}}{{end}}{{end}}`, "0/ar/tags/a/1قاعة", true},
		{`{{define "main"}}{{range .Crumbs}}x{{else}}{{.Title}}{{end}}{{end}}`, "قاعة", true},
		{`{{define "x"}}{{$.Title}}{{template "y"}}{{end}}{{define "y"}}y{{end}}{{define "main"}}{{template "x" .Head}}{{.What}}{{end}}`, "قاعةytags", true},
		{`{{define "main"}}{{if and .Terms (not .NoIndex) (or .Title .Image)}}{{(index .Terms 1).Count}}{{slice .What 1}}{{end}}{{end}}`, "1ags", true},
		{`{{define "main"}}{{if ge (index .Terms 0).Count 2}}{{if lt .What "tb"}}{{if ne .What "x"}}{{.What | t}}{{end}}{{end}}{{end}}{{end}}`, "المواضيع", true},
		{`{{define "main"}}<p title='{{.Title}}' id="{{len .What}}">{{.Site.Lang}}</p>{{end}}`, `<p title='قاعة' id="4">ar</p>`, false},
		{`{{define "main"}}{{printf "%s-%d" .What (len .Terms)}}{{end}}`, "tags-2", false},
		{`{{define "main"}}{{.Site.Key}}{{end}}`, data.Site.Key().String(), false},
		{`{{define "main"}}{{range .Terms}}{{.Count}}{{break}}{{end}}{{end}}`, "2", false},
		{`{{define "main"}}<p class={{.Title}}>{{html .What}}</p>{{end}}`, "<p class=قاعة>tags</p>", false},
		{`{{define "main"}}<script>x = {{.What}}</script>{{end}}`, `<script>x = "tags"</script>`, false},
		{`{{define "main"}}<a href="?q={{.What}}" style="color: {{.What}}">x</a>{{end}}`, `<a href="?q=tags" style="color: tags">x</a>`, false},
		{`{{define "main"}}<title>{{template "x" .}}</title>{{end}}{{define "x"}}{{.What}}{{end}}`, "<title>tags</title>", false},
		{`{{define "main"}}{{with or .Image .Title}}{{.}}{{end}}{{.NoIndex}}{{end}}`, "قاعةfalse", false},
		{`{{define "main"}}{{$x := 1}}{{$x = "b"}}{{$x}}{{end}}`, "b", false},
		{`{{define "x"}}{{.Count}}{{end}}{{define "main"}}{{range .Terms}}{{template "x" .}}{{end}}{{if .NoIndex}}{{template "main" .}}{{end}}{{end}}`, "21", false},
		{`{{define "main"}}{{range .Site.Icons.SVG}}x{{end}}{{range 2}}{{.}}{{end}}{{0x10}}{{1.5}}{{true}}{{end}}`, "", false},
	} {
		html, program, err := terms(t, c.main, data)
		if c.want != "" && (err != nil || html != c.want) {
			t.Errorf("%s: %q %v, want %q", c.main, html, err, c.want)
		}
		if program != c.program {
			t.Errorf("%s: a program: %v", c.main, program)
		}
	}
}

// A mistake is said as html/template says it, whether the layout was known or not.
func TestMistakesOfLayouts(t *testing.T) {
	data := termsData(locales(t)[0])
	for main, want := range map[string]string{
		`{{define "main"}}{{.Titel}}{{end}}`:                  `terms.html:1:19: executing "main" at <.Titel>: can't evaluate field Titel in type *pages.TermsPage`,
		`{{define "main"}}{{.Title.Text}}{{end}}`:             `at <.Title.Text>: can't evaluate field Text in type string`,
		`{{define "main"}}{{phrase .Title}}{{end}}`:           `at <.Title>: wrong type for value; expected pages.Phrase; got string`,
		`{{define "main"}}<p>{{.Image.URL}}</p>{{end}}`:       `at <.Image.URL>: nil pointer evaluating *pages.ShareImage.URL`,
		`{{define "main"}}<p>{{index .Terms 7}}</p>{{end}}`:   `error calling index`,
		`{{define "main"}}<p>{{slice .What 9}}</p>{{end}}`:    `error calling slice`,
		`{{define "main"}}<p>{{month 13}}</p>{{end}}`:         `error calling month: runtime error: index out of range`,
		`{{define "main"}}{{once "nosuch" .Site}}{{end}}`:     `error calling once: no such partial: nosuch`,
		`{{define "main"}}{{template "nosuch" .Site}}{{end}}`: `no such template "nosuch"`,
		`{{define "main"}}<a href="{{end}}`:                   `ends in a non-text context`,
		`{{define "main"}}{{t}}{{end}}`:                       `wrong number of args for t`,
	} {
		html, _, err := terms(t, main, data)
		if err == nil || !strings.HasPrefix(err.Error(), "layouts/terms.html: ") || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %q %v", main, html, err)
		}
	}
}

// A value that only running shows to be strange, in the middle of a page, gives
// the page of html/template and nothing twice.
func TestProgramGivesUp(t *testing.T) {
	fast, slow := newRenderer(t, builtIn(t)), byTemplate(t, newRenderer(t, builtIn(t)))
	ar := locales(t)[0]
	for _, v := range []string{"", `"قاعة"`, "7", "null", "[1]", " ", "x"} {
		data := termsData(ar)
		data.JSON = []pages.LinkedData{pages.LinkedData(`{"a":1}`), pages.LinkedData(v)}
		p := page(pages.KindTerms, ar, data)
		if !same(t, fast, slow, p) {
			t.Errorf("%q is no page", v)
		}
		if out, _ := p.by(fast); strings.Count(string(out), "<!doctype") != 1 {
			t.Errorf("%q: %s", v, out)
		}
	}
	// Data of another type than that of the first page are no program's.
	alike := &struct {
		pages.Head
		What   string
		Topics []pages.Count
	}{Head: head(ar)}
	if out, err := page(pages.KindTerms, ar, alike).by(fast); err == nil || !strings.Contains(err.Error(), "can't evaluate field Terms") {
		t.Errorf("%v %s", err, out)
	}
}

type keyed struct{ inner }

type inner struct{ Key string }

func (*keyed) Key() string { return "method" }

// A method hides a field further in, and is html/template's to call.
func TestMethodBeforeField(t *testing.T) {
	l := template.Must(template.New("x").Parse(`<p>{{.Key}}</p>`))
	data := &keyed{inner{"field"}}
	var b strings.Builder
	if err := l.Execute(&b, data); err != nil || b.String() != "<p>method</p>" {
		t.Fatalf("%s %v", &b, err)
	}
	if _, _, err := compile(l, nil, reflect.TypeOf(data)); err == nil {
		t.Error("a method was taken for a field")
	}
}

// A partial that once runs falls back alone: its page stays a program.
func TestPartialFallsBackAlone(t *testing.T) {
	r := newRenderer(t, over(t, map[string]string{"partials/header.html": `{{define "header"}}<p>{{printf "%s" .Title}}</p>{{end}}`}))
	ar := locales(t)[0]
	if out := render(t, r, pages.KindTerms, ar, termsData(ar)); !strings.Contains(out, "<p>أخبار</p>") {
		t.Error(out)
	}
	s := r.sets[setName{pages.KindTerms, "ar"}]
	if s.layout.program == nil || s.funcs.partials["header"].program != nil || s.funcs.partials["menu"].program == nil {
		t.Error("not the header alone is html/template's")
	}
}

// What recurs on the pages of a site is that site's, whichever was shown before.
func TestOnceOfEachSite(t *testing.T) {
	r := newRenderer(t, builtIn(t))
	ar := locales(t)[0]
	for _, home := range []string{"/ar/", "/ar/", "/x/", "/ar/"} {
		data := termsData(ar)
		data.Site = pages.NewSite(pages.SiteData{Lang: "ar", Title: "أخبار", Home: home})
		if out := render(t, r, pages.KindTerms, ar, data); strings.Count(out, `<a href="`+home+`">`) != 2 {
			t.Errorf("%s: %s", home, out)
		}
	}
}

// Two ways to run a page, in pages per second and allocations.
func BenchmarkPage(b *testing.B) {
	ways := map[string]*Renderer{"program": newRenderer(b, builtIn(b)), "template": byTemplate(b, newRenderer(b, builtIn(b)))}
	for _, kind := range []pages.Kind{pages.KindRelease, pages.KindList, pages.KindHome} {
		f := &filler{chance: 1, rand: rand.New(rand.NewPCG(1, 5)), texts: []string{"قاعة القراءة", "Rencontre à Salé"}}
		p := page(kind, locales(b)[0], filled(kind, f))
		for _, way := range slices.Sorted(maps.Keys(ways)) {
			b.Run(string(kind)+"/"+way, func(b *testing.B) {
				b.ReportAllocs()
				var dst []byte
				for b.Loop() {
					var err error
					if dst, err = ways[way].Page(dst[:0], p.Page, p.data); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
