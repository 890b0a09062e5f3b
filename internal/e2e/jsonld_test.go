package e2e

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// block is one piece of JSON-LD and the page it stands on.
type block struct{ page, kind, text string }

// blocks are all pieces of JSON-LD of a site.
func (s *site) blocks(t *testing.T) []block {
	t.Helper()
	var out []block
	for _, p := range s.pages(t) {
		p.each(func(n *html.Node) {
			if n.Data != "script" || attr(n, "type") != "application/ld+json" {
				return
			}
			text := n.FirstChild.Data
			var of struct {
				Kind string `json:"@type"`
			}
			if err := json.Unmarshal([]byte(text), &of); err != nil || of.Kind == "" {
				t.Errorf("%s: %v: %s", p.path, err, text)
			}
			out = append(out, block{p.path, of.Kind, text})
		})
	}
	return out
}

// typed writes blocks as a TypeScript file that says what each is, one a line
// from the second.
func typed(blocks []block) string {
	kinds := map[string]bool{}
	var b strings.Builder
	for i, j := range blocks {
		kinds[j.kind] = true
		fmt.Fprintf(&b, "export const x%d: WithContext<%s> = %s\n", i, j.kind, j.text)
	}
	var names []string
	for kind := range kinds {
		names = append(names, kind)
	}
	slices.Sort(names)
	return "import type { WithContext, " + strings.Join(names, ", ") + " } from \"schema-dts\"\n" + b.String()
}

// wrong are mistakes that the compiler must name, so that its silence means
// something: a word that is none, a type that is none, a wrong thing in a place.
var wrong = []block{
	{"a word", "NewsArticle", `{"@context":"https://schema.org","@type":"NewsArticle","headline":"لقاء","headlin":"Rencontre"}`},
	{"a correction", "NewsArticle", `{"@context":"https://schema.org","@type":"NewsArticle","correction":[{"@type":"Correction","text":"صحح الرقم."}]}`},
	{"a place", "NewsArticle", `{"@context":"https://schema.org","@type":"NewsArticle","contentLocation":[{"@type":"Person","name":"سوس - ماسة"}]}`},
	{"a date", "NewsArticle", `{"@context":"https://schema.org","@type":"NewsArticle","datePublished":2023}`},
	{"a list", "BreadcrumbList", `{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"أخبار","itm":"https://news.example.org/"}]}`},
}

var complaint = regexp.MustCompile(`(?m)^(\w+)\.ts\((\d+),\d+\): error (.*)$`)

// Every piece of JSON-LD is what schema.org says it may be: the TypeScript
// compiler compares each with the vocabulary.
func TestJSONLDTypes(t *testing.T) {
	needs(t, "node")
	compiler := npm(t, "typescript/lib/tsc.js")
	words := npm(t, "schema-dts/dist/schema.d.ts")
	var all []block
	for name, of := range sites {
		kinds := map[string]int{}
		for _, b := range of(t).blocks(t) {
			kinds[b.kind]++
			all = append(all, block{name + ": " + b.page, b.kind, b.text})
		}
		for _, kind := range []string{"NewsArticle", "BreadcrumbList", "WebSite", "CollectionPage"} {
			if kinds[kind] == 0 {
				t.Errorf("%s: no %s among %v", name, kind, kinds)
			}
		}
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "site.ts"), typed(all))
	write(t, filepath.Join(dir, "wrong.ts"), typed(wrong))
	write(t, filepath.Join(dir, "tsconfig.json"), fmt.Sprintf(
		`{"compilerOptions": {"strict": true, "noEmit": true, "skipLibCheck": true, "target": "es2022", "module": "es2022", `+
			`"moduleResolution": "bundler", "types": [], "paths": {"schema-dts": [%q]}}, "files": ["site.ts", "wrong.ts"]}`, filepath.ToSlash(words)))
	r := command(t, dir, nil, "node", compiler, "--pretty", "false", "--project", dir)
	named := map[string]bool{}
	for _, m := range complaint.FindAllStringSubmatch(string(r.stdout), -1) {
		line, err := strconv.Atoi(m[2])
		of := map[string][]block{"site": all, "wrong": wrong}[m[1]]
		if err != nil || line < 2 || line-2 >= len(of) {
			t.Fatalf("%s", r.stdout)
		}
		if m[1] == "wrong" {
			named[wrong[line-2].page] = true
		} else {
			t.Errorf("%s: %s\n\t%s", all[line-2].page, m[3], all[line-2].text)
		}
	}
	for _, b := range wrong {
		if !named[b.page] {
			t.Errorf("the compiler, which ended with %d, does not see that %s is wrong: %s%s", r.code, b.page, r.stdout, r.stderr)
		}
	}
}
