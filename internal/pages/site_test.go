package pages

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	balagh "balagh"
	"balagh/internal/archive"
	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/images"
	"balagh/internal/output"
)

const siteText = `feed_authority = "news.example.org,2023"
time_zone = "Africa/Casablanca"
title = { ar = "أخبار التعاضدية", fr = "Actualités" }
organization = { ar = "التعاضدية العامة" }
languages = [{ code = "ar", locale = "ar-MA", name = "العربية" }, { code = "fr", name = "Français" }]
[tags.sante]
ar = "الصحة"
fr = "Santé"
[tags.vie]
ar = "الحياة"
[regions.oriental]
ar = "الشرق"
fr = "L’Oriental"
iso = "MA-02"
tile = [1, 4]
[regions.souss-massa]
ar = "سوس - ماسة"
tile = [3, 2]
[series.liqaat]
ar = "اللقاءات"
[people.rachid]
ar = "رشيد الأطرسي"
office = { fr = "Directeur" }
[security]
contact = "mailto:security@example.org"
expires = 2027-12-31
`

func newsroom(t testing.TB, base string) *config.Site {
	t.Helper()
	layouts, err := fs.Sub(balagh.Files, "layouts")
	if err != nil {
		t.Fatal(err)
	}
	text := "base_url = \"" + base + "\"\n" + siteText
	site, remarks, err := config.Load(fstest.MapFS{config.File: {Data: []byte(text)}}, layouts)
	if site == nil || err != nil {
		t.Fatalf("%v %v", remarks, err)
	}
	return site
}

const host = "https://news.example.org"

// maker puts an archive together that content of any size could have made.
type maker struct {
	site   *config.Site
	public *archive.Public
	assets map[string]Asset
}

func newMaker(t testing.TB, base string) *maker {
	m := &maker{site: newsroom(t, base), assets: map[string]Asset{}}
	m.public = &archive.Public{Site: m.site}
	return m
}

// moment is a wall clock of the site.
func (m *maker) moment(day string) archive.Moment {
	at, err := time.ParseInLocation(time.DateOnly, day, m.site.Zone)
	if err != nil {
		panic("internal error: " + err.Error())
	}
	return archive.Moment{Sec: at.Unix(), Day: true, Set: true}
}

// add appends a release of a day in the languages given, newer than the last.
func (m *maker) add(id, day string, codes ...string) *archive.Release {
	r := &archive.Release{ID: id, Dir: "content/releases/" + day[:4] + "/" + id, Slug: id, Date: m.moment(day), Precision: "day", Place: len(m.public.Releases) + 1}
	fmt.Sscan(day[:4], &r.Year)
	for _, code := range codes {
		r.Editions = append(r.Editions, &archive.Edition{
			Lang: m.site.Language(code), Path: r.Dir + "/" + code + ".md", Title: "عنوان " + id, Summary: "Résumé " + id, Text: [16]byte{1}, Lead: "Début", Extras: new(archive.Extras),
		})
	}
	r.Original = r.Editions[0]
	m.public.Releases = append(m.public.Releases, r)
	m.list(r)
	return r
}

func (m *maker) list(r *archive.Release) {
	if n := len(m.public.Listed); n > 0 {
		last := m.public.Listed[n-1]
		last.Newer, r.Older = r, last
	}
	m.public.Listed = append(m.public.Listed, r)
}

// fill adds n releases, three to a day from 1 January 2024.
func (m *maker) fill(n int, codes ...string) {
	for range n {
		i := len(m.public.Listed)
		day := time.Date(2024, 1, 1+i/3, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		r := m.add(fmt.Sprintf("r%05d", i), day, codes...)
		r.Tags = []*config.Term{m.site.Tags.Get("sante")}
	}
}

// plan gathers the groups and plans the site.
func (m *maker) plan() []Page {
	p := m.public
	gather := func(v *config.Vocabulary, of func(*archive.Release) []*config.Term, all bool) []*archive.Group {
		var out []*archive.Group
		for _, t := range v.Terms {
			g := &archive.Group{Term: t}
			for _, r := range p.Listed {
				if slices.Contains(of(r), t) {
					g.Releases = append(g.Releases, r)
				}
			}
			if all || len(g.Releases) > 0 {
				out = append(out, g)
			}
		}
		return out
	}
	p.Tags = gather(m.site.Tags, func(r *archive.Release) []*config.Term { return r.Tags }, false)
	p.Regions = gather(m.site.Regions, func(r *archive.Release) []*config.Term { return r.Regions }, true)
	p.People = gather(m.site.People, func(r *archive.Release) []*config.Term { return r.People }, false)
	p.Series = gather(m.site.Series, func(r *archive.Release) []*config.Term { return []*config.Term{r.Series} }, false)
	return Plan(Input{Public: p, Assets: m.assets, Static: []Static{
		{Source: "static/favicon.ico", Path: "favicon.ico"}, {Source: "static/icon.svg", Path: "icon.svg"},
		{Source: "static/style.css", Path: "assets/style.0123.css"}, {Source: "static/apple-touch-icon.png", Path: "apple-touch-icon.png"},
	}})
}

// at returns the data of the page at a path.
func at[T any](t testing.TB, plan []Page, path string) T {
	t.Helper()
	i := slices.IndexFunc(plan, func(p Page) bool { return p.Path == path })
	if i < 0 {
		t.Fatalf("no page %s", path)
	}
	d, ok := plan[i].Data().(T)
	if !ok {
		t.Fatalf("%s: %T", path, plan[i].Data())
	}
	return d
}

func has(plan []Page, path string) bool {
	return slices.ContainsFunc(plan, func(p Page) bool { return p.Path == path })
}

// keys are the keys of a plan's pages by path.
func keys(plan []Page) map[string]output.Key {
	out := map[string]output.Key{}
	for _, p := range plan {
		out[p.Path] = output.KeyOf(string(p.Kind), p.Data())
	}
	return out
}

// texts are all words of a page's data.
func texts(t testing.TB, p Page) []string {
	t.Helper()
	data, err := json.Marshal(p.Data())
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	var out []string
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case string:
			out = append(out, v)
		case []any:
			for _, e := range v {
				walk(e)
			}
		case map[string]any:
			for _, e := range v {
				walk(e)
			}
		}
	}
	walk(v)
	return out
}

// everything is a site that has one of each thing.
func everything(t testing.TB, base string) *maker {
	m := newMaker(t, base)
	m.fill(60, "ar", "fr")
	tags, regions, people := m.site.Tags, m.site.Regions, m.site.People
	before := m.add("awwal", "2025-05-01", "ar", "fr")
	before.Series, before.Part = m.site.Series.Terms[0], 1
	r := m.add("kamil", "2025-06-17", "ar", "fr")
	r.Series, r.Part, r.Tags, r.Regions, r.People = before.Series, 2, tags.Terms, regions.Terms[:1], people.Terms
	r.PartBefore, before.PartBehind = before, r
	r.Related = []*archive.Release{before}
	r.Image, r.Attachments, r.Scope, r.SourceURL = "صورة.jpg", []string{"taqrir.pdf"}, "national", "https://press.example.com/x"
	r.Updated, r.News = m.moment("2025-06-20"), true
	r.Event, r.EventState = content.Event{Start: m.moment("2025-06-17"), End: m.moment("2025-06-18"), Edition: 3}, "over"
	m.assets[r.Dir+"/صورة.jpg"] = Asset{Bytes: 1000, Picture: images.Facts{Info: images.Info{Format: "jpeg", Width: 800, Height: 600}, Turn: 1}}
	m.assets[r.Dir+"/taqrir.pdf"] = Asset{Bytes: 2000}
	for _, e := range r.Editions {
		e.Kicker, e.Slogan, e.Place, e.Aliases = "خبر", "شعار", "سلا", []string{"/قديم/" + e.Lang.Code + "/", "/old-" + e.Lang.Code + ".html"}
		e.Corrections = []content.Correction{{Date: m.moment("2025-06-19"), Text: "تصحيح " + e.Lang.Code}}
		e.Alt, e.Caption, e.Credit = archive.Phrase{Text: "قاعة", Lang: "ar"}, archive.Phrase{Text: "شرح", Lang: "ar"}, archive.Phrase{Text: "س", Lang: "ar"}
		e.SourceName, e.Titles = archive.Phrase{Text: "العلم", Lang: "ar"}, []archive.Phrase{{Text: "التقرير", Lang: "ar"}}
		e.Holes = []archive.Hole{{Link: &archive.Target{Release: before, Lang: e.Lang.Code, Anchor: "البرنامج"}}, {Link: &archive.Target{Release: before, Lang: e.Lang.Code}, After: true}, {Image: "صورة.jpg"}}
	}
	m.add("arabi", "2025-06-18", "ar")
	m.add("faransi", "2025-06-19", "fr")
	gone := m.add("masahub", "2025-06-20", "ar", "fr")
	gone.Withdrawn, gone.Image = m.moment("2025-06-21"), "z.jpg"
	m.assets[gone.Dir+"/z.jpg"] = Asset{Picture: images.Facts{Info: images.Info{Format: "jpeg", Width: 1, Height: 1}, Turn: 1}}
	m.public.Listed = m.public.Listed[:len(m.public.Listed)-1]
	gone.Older.Newer, gone.Older = nil, nil
	for _, e := range gone.Editions {
		e.Reason = archive.Phrase{Text: "خطأ في الأرقام", Lang: "ar"}
	}
	about := &archive.Release{ID: "about", Dir: "content/pages/about", Slug: "about", Standing: true}
	for _, code := range []string{"ar", "fr"} {
		about.Editions = append(about.Editions, &archive.Edition{Lang: m.site.Language(code), Title: "من نحن", Text: [16]byte{2}, Extras: new(archive.Extras)})
	}
	about.Original = about.Editions[0]
	m.public.Standing = []*archive.Release{about}
	return m
}

func paths(plan []Page, prefix string) []string {
	var out []string
	for _, p := range plan {
		if strings.HasPrefix(p.Path, prefix) {
			out = append(out, p.Path)
		}
	}
	return out
}
