package build

import (
	"fmt"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"pgregory.net/rapid"
)

// editor makes the edits a team makes.
type editor struct {
	*site
	*rapid.T
	state
	disk  map[string]string // as last written
	webps bool              // cwebp is there
	count int
}

// settings are the lines of site.toml that change.
type settings struct {
	tag, region, person, organization, contact, path, about int
	turned, office                                          bool
}

func (s settings) text() string {
	text := siteTOML
	if s.turned { // the order of languages
		head, rest, _ := strings.Cut(text, "[[languages]]\ncode = \"ar\"\nlocale = \"ar-MA\"\nname = \"العربية\"\n")
		french, rest, _ := strings.Cut(rest, "[tags.sante]")
		text = head + french + "[[languages]]\ncode = \"ar\"\nlocale = \"ar-MA\"\nname = \"العربية\"\n[tags.sante]" + rest
	}
	for old, new := range map[string]string{
		"fr = \"Santé\"":       fmt.Sprintf("fr = \"Santé %d\"", s.tag),
		"ar = \"الشرق\"":       fmt.Sprintf("ar = \"الشرق %d\"\naliases = [\"الجهة الشرقية %d\"]", s.region, s.region),
		"ar = \"المديرة\"":     fmt.Sprintf("ar = \"المديرة %d\"\noffice = { ar = \"مديرة %d\" }", s.person, s.person),
		"news.example.org/pre": fmt.Sprintf("news.example.org/%spre", strings.Repeat("a/", s.path)),
	} {
		text = strings.Replace(text, old, new, 1)
	}
	head := fmt.Sprintf("organization = { ar = \"التعاضدية %d\", fr = \"La mutuelle\" }\nabout = { fr = \"À propos %d\" }\n", s.organization, s.about)
	if s.office {
		text += fmt.Sprintf("[contacts.presse]\nar = \"الصحافة\"\nphone = \"05 37 71 12 %02d\"\n", s.contact%100)
	}
	return head + text
}

// beginning is a site of eight releases.
func beginning(at time.Time) state {
	s := state{files: map[string]string{}, hour: at}
	for n := range 8 {
		s.add(n)
	}
	for name, text := range map[string]string{"about/ar.md": "+++\ntitle = \"من نحن\"\n+++\n\nنص.\n", "about/fr.md": "+++\ntitle = \"Qui sommes-nous\"\n+++\n\nTexte.\n"} {
		s.files["content/pages/"+name] = text
	}
	return s
}

// add writes a release: every eighth day from 1 December 2025.
func (s *state) add(n int) {
	day := time.Date(2025, 12, 1, 9, 30, 0, 0, time.UTC).AddDate(0, 0, 8*n)
	dir := fmt.Sprintf("content/releases/%d/bulletin-%03d", day.Year(), n)
	if s.folder(n) != "" {
		return
	}
	series := ""
	if n%3 == 0 {
		series = fmt.Sprintf("series = \"rencontres\"\npart = %d\n", n/3+1)
	}
	s.files[dir+"/ar.md"] = fmt.Sprintf("+++\noriginal = true\ntitle = \"بلاغ رقم %d\"\ndate = %s\nplace = \"أكادير\"\ntags = [\"%s\"]\nregions = [\"%s\"]\n%s+++\n\nنص البلاغ رقم %d.\n",
		n, day.Format(time.RFC3339), [2]string{"sante", "partenariats"}[n%2], [2]string{"souss-massa", "oriental"}[n/2%2], series, n)
	s.files[dir+"/fr.md"] = fmt.Sprintf("+++\ntitle = \"Communiqué %d\"\n+++\n\nTexte %d.\n", n, n)
}

// dir is the folder of a release; "" if there is none.
func (s *state) folder(n int) string {
	for name := range s.files {
		if d := path.Dir(name); path.Base(d) == fmt.Sprintf("bulletin-%03d", n) {
			return d
		}
	}
	return ""
}

// pick draws a release; there is always one.
func (e *editor) pick() string {
	found := map[string]bool{}
	for name := range e.files {
		if strings.HasPrefix(name, "content/releases/") {
			found[path.Dir(name)] = true
		}
	}
	return rapid.SampledFrom(slices.Sorted(maps.Keys(found))).Draw(e.T, "release")
}

func (e *editor) number(most int) int { return rapid.IntRange(0, most).Draw(e.T, "number") }

// front puts a line into the Arabic front matter of a release, in place of the
// one of its name; an empty one takes that away.
func (e *editor) front(dir, field, value string, args ...any) {
	name := dir + "/ar.md"
	head, rest, _ := strings.Cut(strings.TrimPrefix(e.files[name], "+++\n"), "+++\n")
	var kept []string
	for l := range strings.Lines(head) {
		if !strings.HasPrefix(l, field+" = ") {
			kept = append(kept, l)
		}
	}
	line := ""
	if value != "" {
		line = fmt.Sprintf(field+" = "+value+"\n", args...)
	}
	e.files[name] = "+++\n" + line + strings.Join(kept, "") + "+++\n" + rest
}

// toggle sets a field one time in two and takes it away the other.
func (e *editor) toggle(field, value string, args ...any) {
	if e.number(1) == 0 {
		value, args = "", nil
	}
	e.front(e.pick(), field, value, args...)
}

// day is one of the days around the moment of the build.
func (e *editor) day() string {
	return e.hour.AddDate(0, 0, rapid.IntRange(-9, 9).Draw(e.T, "day")).UTC().Format("2006-01-02T15:04:05Z")
}

// builtIn puts a built-in file into the site, altered, or takes it away again.
func (e *editor) builtIn(name, more string, args ...any) {
	if _, ok := e.files[name]; ok && e.number(2) == 0 {
		delete(e.files, name)
		return
	}
	text, err := os.ReadFile("../../" + name)
	if err != nil {
		panic(err)
	}
	e.files[name] = string(text) + fmt.Sprintf(more, args...)
}

var (
	editNames   = slices.Sorted(maps.Keys(everyEdit))
	optionNames = []string{"later", "earlier", "drafts", "webp", "other address"}
)

// everyEdit is by name, so that a failure tells what was done.
var everyEdit = map[string]func(e *editor){
	"add":  func(e *editor) { e.add(e.number(14)) },
	"add2": func(e *editor) { e.add(e.number(14)) },
	"remove": func(e *editor) {
		if dir := e.pick(); dir != e.dir0() {
			maps.DeleteFunc(e.files, func(name, _ string) bool { return strings.HasPrefix(name, dir+"/") })
		}
	},
	"title": func(e *editor) { e.front(e.pick(), "title", "\"عنوان جديد %d\"", e.next()) },
	"body":  func(e *editor) { e.files[e.pick()+"/ar.md"] += fmt.Sprintf("\nفقرة %d.\n", e.next()) },
	"french": func(e *editor) {
		e.files[e.pick()+"/fr.md"] = fmt.Sprintf("+++\ntitle = \"Titre %d\"\nsummary = \"Résumé.\"\n+++\n\nTexte, [ici](../../../pages/about).\n", e.next())
	},
	"no french": func(e *editor) { delete(e.files, e.pick()+"/fr.md") },
	"date":      func(e *editor) { e.front(e.pick(), "date", e.day()) },
	"day only":  func(e *editor) { e.front(e.pick(), "date", "2026-%02d-%02d", 1+e.number(1), 1+e.number(27)) },
	"precision": func(e *editor) {
		e.toggle("date_precision", "\"%s\"", rapid.SampledFrom([]string{"month", "year", "circa"}).Draw(e.T, "precision"))
	},
	"year": func(e *editor) { // the folder goes to another year
		dir := e.pick()
		to := fmt.Sprintf("content/releases/%d/%s", 2024+e.number(2), path.Base(dir))
		for _, name := range slices.Sorted(maps.Keys(e.files)) {
			if text := e.files[name]; strings.HasPrefix(name, dir+"/") {
				delete(e.files, name)
				e.files[to+strings.TrimPrefix(name, dir)] = text
			}
		}
	},
	"slug":    func(e *editor) { e.toggle("slug", "\"nom-%d\"", e.next()) },
	"alias":   func(e *editor) { e.toggle("aliases", "[\"/قديم/%d\"]", e.next()) },
	"draft":   func(e *editor) { e.toggle("draft", "true") },
	"embargo": func(e *editor) { e.toggle("publish_at", e.day()) },
	"expiry":  func(e *editor) { e.toggle("expires", e.day()) },
	"event":   func(e *editor) { e.toggle("event", "{ start = %s, edition = %d }", e.day()[:10], 1+e.number(3)) },
	"updated": func(e *editor) { e.toggle("updated", "2027-01-%02d", 1+e.number(27)) },
	"withdrawn": func(e *editor) {
		e.toggle("withdrawn", "{ date = 2026-01-02, reason = \"معطيات غير دقيقة\" }")
	},
	"corrections": func(e *editor) {
		e.toggle("corrections", "[{ date = 2027-01-%02d, text = \"صُحح الرقم\" }]", 1+e.number(27))
	},
	"tags":    func(e *editor) { e.toggle("tags", "[\"sante\", \"partenariats\"]") },
	"regions": func(e *editor) { e.toggle("regions", "[\"oriental\", \"souss-massa\"]") },
	"scope":   func(e *editor) { e.toggle("scope", "\"national\"") },
	"people":  func(e *editor) { e.toggle("people", "[\"directrice\"]") },
	"summary": func(e *editor) { e.toggle("summary", "\"ملخص %d\"", e.next()) },
	"related": func(e *editor) { e.toggle("related", "[\"%s\"]", path.Base(e.pick())) },
	"link":    func(e *editor) { e.files[e.pick()+"/ar.md"] += "\n[انظر](/releases/2025/bulletin-000).\n" },
	"part": func(e *editor) {
		dir := e.pick()
		e.front(dir, "series", "\"rencontres\"")
		e.front(dir, "part", "%d", 1+e.number(8))
	},
	"picture": func(e *editor) {
		dir := e.pick()
		e.files[dir+"/salle.jpg"] = photo(e.t, e.number(5), 48, 32)
		e.front(dir, "image", "{ src = \"salle.jpg\", alt = \"القاعة\" }")
	},
	"no picture": func(e *editor) {
		dir := e.pick()
		e.front(dir, "image", "")
		delete(e.files, dir+"/salle.jpg")
	},
	"attachment": func(e *editor) {
		dir := e.pick()
		e.files[dir+"/bilan.csv"] = fmt.Sprintf("a;%d\n", e.number(5))
		e.front(dir, "attachments", "[{ file = \"bilan.csv\", title = \"الحصيلة %d\" }]", e.number(3))
	},
	"page": func(e *editor) {
		e.files["content/pages/about/ar.md"] = fmt.Sprintf("+++\ntitle = \"من نحن %d\"\n+++\n\nنص.\n", e.next())
	},
	"another page": func(e *editor) {
		const name = "content/pages/presse/fr.md"
		if _, ok := e.files[name]; ok {
			delete(e.files, name)
		} else {
			e.files[name] = "+++\ntitle = \"Presse\"\n+++\n\nTexte.\n"
		}
	},
	"tag label":    func(e *editor) { e.settings.tag = e.next() },
	"region label": func(e *editor) { e.settings.region = e.next() },
	"person":       func(e *editor) { e.settings.person = e.next() },
	"organization": func(e *editor) { e.settings.organization = e.next() },
	"about":        func(e *editor) { e.settings.about = e.next() },
	"base path":    func(e *editor) { e.settings.path = e.number(2) },
	"contacts":     func(e *editor) { e.settings.office, e.settings.contact = e.number(2) > 0, e.next() },
	"languages":    func(e *editor) { e.settings.turned = !e.settings.turned },
	"layout": func(e *editor) {
		name := rapid.SampledFrom([]string{"year", "release", "list", "404", "base", "home", "terms"}).Draw(e.T, "layout")
		e.builtIn("layouts/"+name+".html", "{{define \"more\"}}%d{{end}}", e.next())
	},
	"partial": func(e *editor) {
		name := rapid.SampledFrom([]string{"item", "footer", "head", "card"}).Draw(e.T, "partial")
		e.builtIn("layouts/partials/"+name+".html", "{{define \"more\"}}%d{{end}}", e.next())
	},
	"strings": func(e *editor) {
		name := rapid.SampledFrom([]string{"ar", "fr"}).Draw(e.T, "language")
		name = "layouts/i18n/" + name + ".toml"
		e.builtIn(name, "")
		if text, ok := e.files[name]; ok {
			e.files[name] = strings.Replace(strings.Replace(text, "regions = \"", fmt.Sprintf("regions = \"%d ", e.next()), 1), "correction_dated = \"", "correction_dated = \"! ", 1)
		}
	},
	"style":  func(e *editor) { e.files["static/style.css"] = fmt.Sprintf("body{margin:%dpx}", e.next()) },
	"static": func(e *editor) { e.files[fmt.Sprintf("static/%d.txt", e.number(2))] = fmt.Sprint("ملف ", e.next()) },
	"no static": func(e *editor) {
		maps.DeleteFunc(e.files, func(name, _ string) bool { return strings.HasPrefix(name, "static/") })
	},
	"later":         func(e *editor) { e.hour = e.hour.Add(time.Duration(1+e.number(60)) * time.Hour) },
	"later2":        func(e *editor) { e.hour = e.hour.Add(time.Duration(1+e.number(60)) * time.Hour) },
	"earlier":       func(e *editor) { e.hour = e.hour.Add(-time.Duration(1+e.number(30)) * time.Hour) },
	"other address": func(e *editor) { e.base = [2]string{"", "https://autre.example/x"}[e.number(1)] },
	"drafts":        func(e *editor) { e.drafts = !e.drafts },
	"webp":          func(e *editor) { e.webp = e.webps && !e.webp },
}

func (e *editor) next() int {
	e.count++
	return e.count
}

// dir0 is the release that others link to, which stays.
func (e *editor) dir0() string { return e.folder(0) }
