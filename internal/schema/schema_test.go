package schema

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	balagh "balagh"
	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/toml"
)

// asked are the names that readers look up in a table: the texts handed to its
// methods, or to the reader's own that take a table or a key.
func asked(t *testing.T, files ...string) []string {
	t.Helper()
	methods := map[string]int{
		"Text": 0, "Texts": 0, "Raw": 0, "Bool": 0, "Int": 0, "Ints": 0, "Time": 0, "Sub": 0, "Rows": 0, "choice": 0,
		"moment": 1, "positive": 1, "required": 1, "vocabulary": 1, "oneOf": 1,
	}
	var out []string
	for _, name := range files {
		f, err := parser.ParseFile(token.NewFileSet(), "../"+name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			sel, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			at, ok := methods[sel.Sel.Name]
			if !ok || at >= len(call.Args) {
				return true
			}
			if lit, ok := call.Args[at].(*ast.BasicLit); ok && lit.Kind == token.STRING {
				s, _ := strconv.Unquote(lit.Value)
				out = append(out, s)
			}
			return true
		})
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// named are the names of a table of fields and of the tables within it.
func named(fields []field, except ...string) []string {
	var out []string
	for _, f := range fields {
		if !slices.Contains(except, f.name) {
			out = append(out, f.name)
			out = append(out, named(f.fields)...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// The schema knows the fields that the readers know, and no other.
func TestSchemaKnowsTheReadersFields(t *testing.T) {
	if have, want := named(frontMatter.fields), asked(t, "content/frontmatter.go"); !slices.Equal(have, want) || len(want) < 35 {
		t.Errorf("front matter\nschema %q\nreader %q", have, want)
	}
	if have, want := named(siteToml.fields), asked(t, "config/load.go", "config/checks.go"); !slices.Equal(have, want) || len(want) < 25 {
		t.Errorf("site.toml\nschema %q\nreader %q", have, want)
	}
}

func sampleSite(t *testing.T) *config.Site {
	t.Helper()
	return loadSite(t, os.DirFS("../.."))
}

func loadSite(t *testing.T, fsys fs.FS) *config.Site {
	t.Helper()
	layouts, err := fs.Sub(balagh.Files, "layouts")
	if err != nil {
		t.Fatal(err)
	}
	site, remarks, err := config.Load(fsys, layouts)
	if err != nil || site == nil {
		t.Fatalf("%v %v", err, remarks)
	}
	return site
}

// compile takes a schema through its written form into a validator of another
// hand.
func compile(t *testing.T, schema map[string]any) *jsonschema.Schema {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, schema); err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(&b)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// plain turns TOML into JSON values as editors do: a date is its text.
func plain(v any) any {
	switch v := v.(type) {
	case time.Time:
		switch toml.KindOf(v) {
		case toml.LocalDate:
			return v.Format(time.DateOnly)
		case toml.LocalDateTime:
			return v.Format("2006-01-02T15:04:05")
		}
		return v.Format(time.RFC3339)
	case map[string]any:
		out := map[string]any{}
		for k, e := range v {
			out[k] = plain(e)
		}
		return out
	case []any:
		out := []any{}
		for _, e := range v {
			out = append(out, plain(e))
		}
		return out
	case int64:
		return json.Number(strconv.FormatInt(v, 10))
	}
	return v
}

func values(t *testing.T, text string) any {
	t.Helper()
	doc, remarks := toml.Parse(diag.NewSource("x.toml", []byte(text)), 0, len(text))
	if doc == nil {
		t.Fatalf("%v\n%s", remarks, text)
	}
	return plain(doc.Root())
}

// front is what stands between the lines +++.
func front(text string) string {
	_, rest, _ := strings.Cut(text, "+++\n")
	inner, _, _ := strings.Cut(rest, "\n+++")
	return inner + "\n"
}

// Every file of the sample site and of a new one fits.
func TestSampleFits(t *testing.T) {
	for _, code := range []string{"ar", "fr", "en"} {
		o := Options{Lang: code, Site: sampleSite(t)}
		frontSchema, siteSchema := compile(t, FrontMatter(o)), compile(t, Site(o))
		n := 0
		err := fs.WalkDir(os.DirFS("../.."), "content", func(p string, d fs.DirEntry, err error) error {
			if err != nil || path.Ext(p) != ".md" {
				return err
			}
			text, err := os.ReadFile("../../" + p)
			if err != nil {
				return err
			}
			n++
			if err := frontSchema.Validate(values(t, front(string(text)))); err != nil {
				t.Errorf("%s: %v", p, err)
			}
			return nil
		})
		if err != nil || n < 10 {
			t.Fatal(n, err)
		}
		for _, name := range []string{"../../site.toml", "../../cmd/balagh/starter/site.toml"} {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if err := siteSchema.Validate(values(t, strings.ReplaceAll(string(text), "YEAR", "2026"))); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

const everyField = `title = "لقاء"
date = 2026-03-24
date_precision = "circa"
updated = "2026-04-01"
publish_at = 2026-03-24T09:00:00+01:00
expires = 2027-01-01T00:00:00
draft = true
summary = "ملخص"
kicker = "k"
slogan = "s"
place = "الداخلة"
regions = ["dakhla-oued-ed-dahab"]
tags = ["mutualite"]
people = []
scope = "national"
series = "rencontres-regionales"
part = 2
contacts = ["press"]
related = ["x"]
slug = "liqa"
aliases = ["/a"]
original = true
translated_from = "1:0a1b2c3d4e5f"
event = { start = 2026-03-24, end = 2026-03-25, edition = 5 }
source = { name = "n", place = "p", url = "https://example.org/" }
image = { src = "p.jpg", alt = "a", caption = "c", credit = "c" }
attachments = [{ file = "a.pdf", title = "t" }]
corrections = [{ date = 2026-04-01, text = "t" }]
withdrawn = { date = 2026-04-02, reason = "r" }
check = { off = ["hamza"], note = [], warning = [], error = [] }
`

// What the reader refuses for its form the schema refuses, too; what it takes the
// schema takes. An alias of a term is the one difference: the reader notes it.
func TestSchemaAgreesWithTheReader(t *testing.T) {
	site := sampleSite(t)
	s := compile(t, FrontMatter(Options{Lang: "ar", Site: site, Rules: []string{"hamza", "latin-comma"}}))
	for _, c := range []struct {
		from, to string
		fits     bool
	}{
		{"", "", true},
		{`title = `, `titel = `, false}, {`title = "لقاء"`, `title = 3`, false}, {`part = 2`, `part = 0`, false}, {`part = 2`, `part = "2"`, false},
		{`scope = "national"`, `scope = "local"`, false}, {`"circa"`, `"week"`, false}, {`draft = true`, `draft = "yes"`, false},
		{`updated = "2026-04-01"`, `updated = "avril 2026"`, false}, {`date = 2026-03-24`, `date = "2026-03-24 09:00"`, true}, {`date = 2026-03-24`, `date = 3`, false},
		{`regions = ["dakhla-oued-ed-dahab"]`, `regions = "dakhla-oued-ed-dahab"`, false}, {`url = "https:`, `url = "ftp:`, false},
		{`src = "p.jpg"`, `src = "../p.jpg"`, false}, {`file = "a.pdf", `, ``, false}, {`text = "t" }`, `texte = "t" }`, false}, {`edition = 5`, `edition = 0`, false},
		{`slug = "liqa"`, `slug = "Liqa"`, false}, {`"1:0a1b2c3d4e5f"`, `"2:0a1b2c3d4e5f"`, false}, {`off = `, `of = `, false}, {`original = true`, `original = 1`, false},
		// As editors in the browser leave what nobody filled in.
		{`updated = "2026-04-01"`, `updated = ""`, true}, {`publish_at = 2026-03-24T09:00:00+01:00`, `publish_at = ""`, true}, {`expires = 2027-01-01T00:00:00`, `expires = ""`, true},
		{`date = 2026-03-24`, `date = ""`, false}, {`updated = "2026-04-01"`, `updated = " "`, true}, {`updated = "2026-04-01"`, `updated = "x"`, false}, {`start = 2026-03-24`, `start = ""`, false}, {`"circa"`, `""`, true},
		{`scope = "national"`, `scope = ""`, true}, {`"rencontres-regionales"`, `""`, true}, {`slug = "liqa"`, `slug = ""`, true}, {`"1:0a1b2c3d4e5f"`, `""`, true},
		{`title = "لقاء"`, `title = ""`, true}, {`url = "https://example.org/"`, `url = ""`, false}, {`file = "a.pdf"`, `file = ""`, false}, {`src = "p.jpg"`, `src = ""`, true},
		{`text = "t" }`, `text = "" }`, false},
	} {
		text := strings.Replace(everyField, c.from, c.to, 1)
		if c.from != "" && text == everyField {
			t.Fatalf("%q is not in the text", c.from)
		}
		err := s.Validate(values(t, text))
		if (err == nil) != c.fits {
			t.Errorf("%s: %v, want it to fit: %v", c.to, err, c.fits)
		}
		_, _, remarks := content.Read(site, content.Release, "content/releases/2026/x/ar.md", "ar", []byte("+++\n"+text+"+++\n"))
		if read := diag.Count(remarks, diag.Error) == 0; read != c.fits {
			t.Errorf("%s: the reader says %v", c.to, remarks)
		}
	}
	for _, unknown := range []string{`tags = ["التعاضد"]`, `check = { off = ["hamsa"] }`, `contacts = ["radio"]`} {
		if s.Validate(values(t, "title = \"x\"\n"+unknown)) == nil {
			t.Errorf("%s fits", unknown)
		}
	}
	if all := values(t, everyField).(map[string]any); len(all) != len(frontMatter.fields) {
		t.Errorf("the text has %d fields, the schema %d", len(all), len(frontMatter.fields))
	}
	// Outside a site any id may stand.
	if err := compile(t, FrontMatter(Options{})).Validate(values(t, `title = "x"
tags = ["sante"]`)); err != nil {
		t.Error(err)
	}
}

const everySetting = `base_url = "https://news.example.org"
feed_authority = "news.example.org,2023"
time_zone = "Africa/Casablanca"
title = { ar = "أخبار", fr = "Actualités", zgh = "x" }
description = { ar = "و" }
organization = { ar = "م" }
about = { fr = "a" }
languages = [{ code = "ar", locale = "ar-MA", name = "العربية" }, { code = "fr" }]
contacts = { press = { ar = "الصحافة", phone = "1", email = "e", address = { ar = "ع" } } }
social = [{ name = "X", url = "https://example.org" }]
security = { contact = "mailto:a@example.org", expires = 2027-01-01 }
publish = {}
digest = { monthly = true }
check = { off = ["hamza"], note = [], warning = [], error = [], years = [1990, 2030], quotes = "curly", french = "eu", public = true, baseline = "b" }
tags = { sante = { ar = "الصحة", de = "x", aliases = ["ص"], description = { ar = "و" } } }
regions = { nord = { ar = "الشمال", aliases = [], former = ["ش"], iso = "MA-01", tile = [0, 3], description = {} } }
series = { liqaat = { ar = "اللقاءات", aliases = [], description = {} } }
people = { rachid = { ar = "رشيد", office = { ar = "مدير" }, aliases = [], description = {} } }
`

func TestSiteSchemaAgreesWithTheReader(t *testing.T) {
	layouts, err := fs.Sub(balagh.Files, "layouts")
	if err != nil {
		t.Fatal(err)
	}
	s := compile(t, Site(Options{Lang: "fr", Rules: []string{"hamza"}}))
	for _, c := range []struct {
		from, to string
		fits     bool
	}{
		{"", "", true},
		{`base_url`, `baseurl`, false}, {`"https://news.example.org"`, `"news.example.org"`, false}, {`"news.example.org,2023"`, `"news"`, false},
		{`code = "fr"`, `code = "FR"`, false}, {`tile = [0, 3]`, `tile = [0]`, false}, {`tile = [0, 3]`, `tile = [0, 12]`, false}, {`years = [1990, 2030]`, `years = [1990]`, false},
		{`quotes = "curly"`, `quotes = "plain"`, false}, {`sante = {`, `Santé = {`, false}, {`tags = { sante`, `tags = { "a b"`, false}, {`public = true`, `public = 1`, false},
		{`url = "https://example.org"`, `url = "example.org"`, false}, {`, expires = 2027-01-01`, ``, false}, {`office`, `offices`, false}, {`time_zone = "Africa/Casablanca"`, ``, false},
	} {
		text := strings.Replace(everySetting, c.from, c.to, 1)
		if strings.Contains(c.to, "Santé") {
			text = strings.Replace(text, "Santé = {", `"Santé" = {`, 1)
		}
		if c.from != "" && text == everySetting {
			t.Fatalf("%q is not in the text", c.from)
		}
		if err := s.Validate(values(t, text)); (err == nil) != c.fits {
			t.Errorf("%s: %v, want it to fit: %v", c.to, err, c.fits)
		}
		site, remarks, err := config.Load(fstest.MapFS{config.File: {Data: []byte(text)}}, layouts)
		if err != nil || (site != nil) != c.fits {
			t.Errorf("%s: the reader says %v %v", c.to, remarks, err)
		}
	}
	if all := values(t, everySetting).(map[string]any); len(all) != len(siteToml.fields) {
		t.Errorf("the text has %d fields, the schema %d", len(all), len(siteToml.fields))
	}
}

// Each field is explained, in three languages.
func TestFieldsAreExplained(t *testing.T) {
	var walk func(fields []field)
	walk = func(fields []field) {
		for _, f := range fields {
			if f.about.AR == "" || f.about.FR == "" || f.about.EN == "" || f.about.AR == f.about.FR || f.about.FR == f.about.EN {
				t.Errorf("%s: %+v", f.name, f.about)
			}
			walk(f.fields)
		}
	}
	walk(frontMatter.fields)
	walk(siteToml.fields)
	s := FrontMatter(Options{Lang: "ar", Site: sampleSite(t)})
	tags := s["properties"].(map[string]any)["tags"].(map[string]any)["items"].(map[string]any)
	i := slices.Index(tags["enum"].([]string), "mutualite")
	if i < 0 || tags["enumDescriptions"].([]string)[i] != "التعاضد" {
		t.Errorf("%v", tags)
	}
}
