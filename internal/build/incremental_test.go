package build

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestMain(m *testing.M) {
	flag.Set("rapid.checks", "12") // each check builds a site some ten times
	flag.Parse()
	os.Exit(m.Run())
}

// After any sequence of edits the site that was built step by step equals one
// built from nothing, byte for byte, the target's manifest included.
func TestIncrementalEqualsClean(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := newTestSite(t)
		e := &editor{site: s, written: map[int]string{}}
		for n := range 4 {
			e.written[n] = s.release(n)
		}
		out := filepath.Join(t.TempDir(), "public")
		s.build(out)
		for range rapid.IntRange(1, 6).Draw(rt, "builds") {
			for range rapid.IntRange(1, 3).Draw(rt, "edits") {
				e.step(rt)
			}
			s.build(out)
		}
		clean := filepath.Join(t.TempDir(), "public")
		s.remove(".balagh")
		s.build(clean)
		if d := differ(tree(t, clean), tree(t, out)); d != nil {
			rt.Fatalf("incremental and clean differ: %v", d)
		}
	})
}

// editor makes the edits a team makes.
type editor struct {
	*site
	written map[int]string // folder by number
	count   int
}

func (e *editor) step(rt *rapid.T) {
	e.count++
	steps := []func(*rapid.T){
		e.add, e.add, e.remove1, e.retitle, e.body, e.redate, e.draft, e.embargo, e.untranslate, e.withdraw, e.correct,
		e.alias, e.slug, e.label, e.layout, e.style, e.later, e.expire, e.retag, e.related,
	}
	steps[rapid.IntRange(0, len(steps)-1).Draw(rt, "edit")](rt)
}

// pick draws a release there is, or none.
func (e *editor) pick(rt *rapid.T) (string, bool) {
	n := rapid.IntRange(0, 40).Draw(rt, "release")
	dir, ok := e.written[n]
	return dir, ok
}

// front puts a line into the Arabic front matter of a release, in place of the
// line that began so.
func (e *editor) front(rt *rapid.T, field, line string) {
	dir, ok := e.pick(rt)
	if !ok {
		return
	}
	name := filepath.Join(e.dir, filepath.FromSlash(dir), "ar.md")
	text, err := os.ReadFile(name)
	if err != nil {
		return
	}
	head, rest, _ := strings.Cut(strings.TrimPrefix(string(text), "+++\n"), "+++\n")
	var kept []string
	for _, l := range strings.SplitAfter(head, "\n") {
		if !strings.HasPrefix(l, field) {
			kept = append(kept, l)
		}
	}
	tables := strings.HasPrefix(field, "[") || strings.Contains(line, "[[")
	if tables {
		head = strings.Join(kept, "") + line
	} else {
		head = line + strings.Join(kept, "")
	}
	e.write(dir+"/ar.md", "+++\n"+head+"+++\n"+rest)
}

func (e *editor) add(rt *rapid.T) {
	n := rapid.IntRange(0, 40).Draw(rt, "number")
	e.written[n] = e.release(n)
}

func (e *editor) remove1(rt *rapid.T) {
	n := rapid.IntRange(0, 40).Draw(rt, "number")
	if dir, ok := e.written[n]; ok && len(e.written) > 1 {
		e.remove(dir)
		delete(e.written, n)
	}
}

func (e *editor) retitle(rt *rapid.T) {
	e.front(rt, "title", fmt.Sprintf("title = \"عنوان جديد %d\"\n", e.count))
}

func (e *editor) redate(rt *rapid.T) {
	day := rapid.IntRange(1, 28).Draw(rt, "day")
	e.front(rt, "date", fmt.Sprintf("date = 2025-02-%02d\n", day))
}

func (e *editor) draft(rt *rapid.T) { e.front(rt, "draft", "draft = true\n") }
func (e *editor) embargo(rt *rapid.T) {
	e.front(rt, "publish_at", fmt.Sprintf("publish_at = 2026-03-%02dT09:00:00\n", rapid.IntRange(1, 28).Draw(rt, "day")))
}
func (e *editor) expire(rt *rapid.T) {
	e.front(rt, "expires", fmt.Sprintf("expires = 2026-03-%02dT09:00:00\n", rapid.IntRange(1, 28).Draw(rt, "day")))
}
func (e *editor) retag(rt *rapid.T) { e.front(rt, "tags", "tags = [\"sante\", \"partenariats\"]\n") }
func (e *editor) slug(rt *rapid.T) {
	e.front(rt, "slug", fmt.Sprintf("slug = \"nom-%d\"\n", e.count))
}
func (e *editor) alias(rt *rapid.T) {
	e.front(rt, "aliases", fmt.Sprintf("aliases = [\"/قديم/%d\"]\n", e.count))
}

func (e *editor) related(rt *rapid.T) {
	for n := range 41 {
		if dir, ok := e.written[n]; ok {
			e.front(rt, "related", fmt.Sprintf("related = [%q]\n", filepath.Base(dir)))
			return
		}
	}
}

func (e *editor) withdraw(rt *rapid.T) {
	e.front(rt, "withdrawn", "withdrawn = {date = 2026-01-02, reason = \"معطيات غير دقيقة\"}\n")
}

func (e *editor) correct(rt *rapid.T) {
	e.front(rt, "corrections", fmt.Sprintf("corrections = [{date = 2026-01-%02d, text = \"صُحح الرقم\"}]\n", rapid.IntRange(1, 28).Draw(rt, "day")))
}

func (e *editor) body(rt *rapid.T) {
	if dir, ok := e.pick(rt); ok {
		e.write(dir+"/fr.md", fmt.Sprintf("+++\ntitle = \"Titre %d\"\n+++\n\nTexte %d, [ici](../../../pages/about).\n", e.count, e.count))
	}
}

func (e *editor) untranslate(rt *rapid.T) {
	if dir, ok := e.pick(rt); ok {
		e.remove(dir + "/fr.md")
	}
}

func (e *editor) label(*rapid.T) {
	e.write("site.toml", strings.Replace(siteTOML, "fr = \"Santé\"", fmt.Sprintf("fr = \"Santé %d\"", e.count), 1))
}

func (e *editor) layout(*rapid.T) {
	text, err := os.ReadFile("../../layouts/year.html")
	if err != nil {
		e.t.Fatal(err)
	}
	e.write("layouts/year.html", string(text)+fmt.Sprintf("{{/* %d */}}", e.count))
}

func (e *editor) style(*rapid.T) {
	e.write("static/style.css", fmt.Sprintf("body{margin:%dpx}", e.count))
}

func (e *editor) later(rt *rapid.T) {
	e.at = e.at.Add(time.Duration(rapid.IntRange(1, 200).Draw(rt, "hours")) * time.Hour)
}
