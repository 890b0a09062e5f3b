package render

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/template/parse"

	"balagh/internal/lang"
	"balagh/internal/pages"
)

// dataOf are the data of each kind of page.
var dataOf = map[pages.Kind]reflect.Type{
	pages.KindChoice: reflect.TypeFor[pages.ChoicePage](), pages.KindHome: reflect.TypeFor[pages.HomePage](), pages.KindRelease: reflect.TypeFor[pages.ReleasePage](),
	pages.KindStanding: reflect.TypeFor[pages.StandingPage](), pages.KindList: reflect.TypeFor[pages.ListPage](), pages.KindYear: reflect.TypeFor[pages.YearPage](),
	pages.KindArchive: reflect.TypeFor[pages.ArchivePage](), pages.KindTerms: reflect.TypeFor[pages.TermsPage](), pages.KindRegions: reflect.TypeFor[pages.RegionsPage](),
	pages.KindChanges: reflect.TypeFor[pages.ChangesPage](), pages.KindNotFound: reflect.TypeFor[pages.NotFoundPage](), pages.KindRedirect: reflect.TypeFor[pages.RedirectPage](),
	pages.KindDigest: reflect.TypeFor[pages.DigestPage](),
}

// words are what a field may say where a layout tells its words apart.
var words = map[string][]string{
	"Notice.Kind":    {"withdrawn", "expired", "draft", "corrected"},
	"Event.State":    {"", "coming", "running", "over"},
	"ListPage.What":  {"month", "digest", "tag", "region", "series", "person", "all"},
	"Feed.Type":      {"application/atom+xml", "application/rss+xml", "application/feed+json"},
	"Date.Precision": {"day", "month", "year", "circa"},
	"SiteData.Dir":   {"rtl", "ltr"},
	"DigestPage.Dir": {"rtl", "ltr"},
}

// filler makes data: every optional part is there with the given chance.
type filler struct {
	chance float64
	rand   *rand.Rand
	texts  []string // what the words are; none: one that HTML minds
}

func (f *filler) there() bool { return f.rand.Float64() < f.chance }

func (f *filler) fill(v reflect.Value, name string) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() {
				f.fill(v.Field(i), v.Type().Name()+"."+field.Name)
			}
		}
		switch d := v.Addr().Interface().(type) {
		case *pages.Site:
			*d = *pages.NewSite(d.SiteData)
		case *pages.Item:
			*d = *pages.NewItem(*d.ItemData)
		}
	case reflect.Pointer:
		// A site is always there, and what an item shows.
		if f.there() || v.Type() == reflect.TypeFor[*pages.Site]() || v.Type() == reflect.TypeFor[*pages.ItemData]() {
			v.Set(reflect.New(v.Type().Elem()))
			f.fill(v.Elem(), name)
		}
	case reflect.Slice:
		if v.Type() == reflect.TypeFor[pages.LinkedData]() {
			v.SetBytes(f.linkedData())
			return
		}
		if name == "Body.Fills" {
			return // the text of these pages has no holes
		}
		least := 0
		if name == "ChoicePage.Languages" || name == "NotFoundPage.Languages" {
			least = 1 // a site has a language
		}
		if n := max(least, f.rand.IntN(3)); f.there() || least > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				e := v.Index(i)
				if e.Kind() == reflect.Pointer {
					e.Set(reflect.New(e.Type().Elem()))
					e = e.Elem()
				}
				f.fill(e, name)
			}
		}
	case reflect.String:
		f.text(v, name)
	case reflect.Bool:
		v.SetBool(f.there())
	case reflect.Int, reflect.Int64:
		switch {
		case name == "Month.Month" || name == "Date.Month":
			v.SetInt(int64(1 + f.rand.IntN(12)))
		case f.there():
			v.SetInt(int64(1 + f.rand.IntN(120)))
		}
	}
}

func (f *filler) linkedData() []byte {
	o := map[string]string{"@type": "</script><b>"}
	for i, text := range f.texts {
		o[text] = f.texts[len(f.texts)-1-i]
	}
	object, _ := json.Marshal(o)
	return object
}

func (f *filler) text(v reflect.Value, name string) {
	switch choice := words[name]; {
	case choice != nil:
		v.SetString(choice[f.rand.IntN(len(choice))])
	case name == "Contact.PhoneURL":
		v.SetString("tel:+212537711234")
	case strings.HasSuffix(name, ".Lang"):
		v.SetString("fr")
	case f.there() && len(f.texts) > 0:
		v.SetString(f.texts[f.rand.IntN(len(f.texts))])
	case f.there():
		v.SetString(`قاعة <b>&"'`)
	}
}

// branches rewrites a layout so that each branch says its number when it runs.
func branches(t *testing.T, name, text string, next *int, known map[string]string) string {
	t.Helper()
	table := map[string]any{"or": 0, "and": 0, "not": 0, "eq": 0, "ne": 0, "gt": 0, "index": 0, "slice": 0, "len": 0, "lt": 0, "le": 0, "ge": 0, "printf": 0}
	for f := range (&funcs{locale: &lang.Locale{}}).table() {
		table[f] = 0
	}
	trees, err := parse.Parse(name, text, "", "", table)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, tree := range trees {
		if tree.Name == name {
			continue // what stands between the definitions
		}
		var walk func(l *parse.ListNode)
		mark := func(l *parse.ListNode) {
			if l == nil {
				return
			}
			walk(l)
			id := fmt.Sprintf("data-b%d-", *next)
			*next++
			known[id] = fmt.Sprintf("%s, %s: %.60s", name, tree.Name, l.String())
			l.Nodes = slices.Insert(l.Nodes, 0, parse.Node(&parse.TextNode{NodeType: parse.NodeText, Text: []byte(" " + id)}))
		}
		walk = func(l *parse.ListNode) {
			for _, n := range l.Nodes {
				switch n := n.(type) {
				case *parse.IfNode:
					mark(n.List)
					mark(n.ElseList)
				case *parse.WithNode:
					mark(n.List)
					mark(n.ElseList)
				case *parse.RangeNode:
					mark(n.List)
					mark(n.ElseList)
				}
			}
		}
		walk(tree.Root)
		fmt.Fprintf(&out, "{{define %q}}%s{{end}}\n", tree.Name, tree.Root)
	}
	return out.String()
}

// Every branch of every built-in layout runs without a mistake: a misspelt field
// fails only when its line runs. Data that fill everything, data that fill
// nothing, and many in between; the words in them never become HTML.
func TestEveryBranchRuns(t *testing.T) {
	known := map[string]string{}
	next := 0
	own := map[string]string{}
	for name, text := range sourcesOf(t) {
		own[name] = branches(t, name, text, &next, known)
	}
	marked, plain := newRenderer(t, over(t, own)), newRenderer(t, builtIn(t))
	seen := map[string]bool{}
	mark := regexp.MustCompile(`data-b\d+-`)
	for round := range 150 {
		f := &filler{chance: []float64{1, 0, .5, .8}[min(round, 2+round%2)], rand: rand.New(rand.NewPCG(1, uint64(round)))}
		for _, l := range locales(t) {
			for _, kind := range layoutKinds {
				data := reflect.New(dataOf[kind])
				f.fill(data.Elem(), "")
				for _, id := range mark.FindAllString(render(t, marked, kind, l, data.Interface()), -1) {
					seen[id] = true
				}
				if round < 20 {
					checkPage(t, kind, render(t, plain, kind, l, data.Interface()))
				}
			}
		}
	}
	if len(known) < 100 {
		t.Errorf("only %d branches found", len(known))
	}
	for id, where := range known {
		if !seen[id] {
			t.Errorf("never run: %s", where)
		}
	}
}

// checkPage wants a page of nasty words to be whole.
func checkPage(t *testing.T, kind pages.Kind, html string) {
	t.Helper()
	for _, never := range []string{"قاعة <b>", `قاعة <b>&"`, "ZgotmplZ", "<no value>", "%!", "&amp;amp;", "&amp;lt;", "\x01", "\x02", "<nil>", "</script><b>", "#ZgotmplZ"} {
		if strings.Contains(html, never) {
			t.Errorf("%s holds %q: %s", kind, never, html)
		}
	}
	if !strings.HasPrefix(html, "<!doctype html>") || !strings.HasSuffix(strings.TrimSpace(html), "</html>") {
		t.Errorf("%s is no whole document: %s", kind, html)
	}
}
