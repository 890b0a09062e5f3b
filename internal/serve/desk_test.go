package serve

import (
	"fmt"
	"html"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"balagh/internal/build"
	"balagh/internal/diag"
	"balagh/internal/lang"
)

var (
	ar = &lang.Locale{Code: "ar", Tag: "ar-MA", Name: "العربية", Dir: "rtl"}
	fr = &lang.Locale{Code: "fr", Tag: "fr", Name: "Français", Dir: "ltr"}
)

// book is a snapshot that counts what it is asked.
type book struct {
	entries  []build.Entry
	mistakes []diag.Diagnostic
	overview int
}

func (b *book) Overview() []build.Entry        { b.overview++; return b.entries }
func (b *book) Mistakes() []diag.Diagnostic    { return b.mistakes }
func (b *book) About(string) []diag.Diagnostic { return nil }

// text is an entry with an Arabic title, and a French one unless it is "".
func text(id, arabic, french string, change func(*build.Entry)) build.Entry {
	e := build.Entry{ID: id, Dir: "content/releases/2025/" + id, Status: build.Public}
	e.Editions = append(e.Editions, build.EditionEntry{Lang: ar, Path: e.Dir + "/ar.md", Title: arabic, Page: "/ar/2025/" + id + "/", Original: true})
	if french == "" {
		e.Missing = append(e.Missing, fr)
	} else {
		e.Editions = append(e.Editions, build.EditionEntry{Lang: fr, Path: e.Dir + "/fr.md", Title: french, Page: "/fr/2025/" + id + "/"})
	}
	if change != nil {
		change(&e)
	}
	return e
}

func TestStates(t *testing.T) {
	tests := []struct {
		change func(*build.Entry)
		ar, fr string
	}{
		{func(e *build.Entry) {}, "منشور", "Public"},
		{func(e *build.Entry) { e.Status = build.Draft }, "مسودة", "Brouillon"},
		{func(e *build.Entry) { e.Status = build.Scheduled }, "مجدول", "Programmé"},
		{func(e *build.Entry) { e.Withdrawn = true }, "مسحوب", "Retiré"},
		{func(e *build.Entry) { e.Expired = true }, "انتهت صلاحيته", "Arrivé à échéance"},
		{func(e *build.Entry) { e.Corrected = true }, "منشور مصحح", "Public Rectifié"},
		{func(e *build.Entry) { e.Withdrawn, e.Expired, e.Corrected = true, true, true }, "مسحوب مصحح", "Retiré Rectifié"},
		{func(e *build.Entry) { e.Status, e.Withdrawn = build.Draft, true }, "مسودة", "Brouillon"},
	}
	for _, tt := range tests {
		e := text("x", "بلاغ", "Communiqué", tt.change)
		for code, want := range map[string]string{"ar": tt.ar, "fr": tt.fr} {
			var got []string
			for _, p := range (&speaker{Lang: code}).states(&e) {
				got = append(got, p.Text)
			}
			if strings.Join(got, " ") != want {
				t.Errorf("in %s: %v, want %s", code, got, want)
			}
		}
	}
}

func TestFilters(t *testing.T) {
	l := newLedger(&book{entries: []build.Entry{
		text("draft", "مسودة", "Brouillon", func(e *build.Entry) { e.Status = build.Draft }),
		text("hour", "مجدول", "Programmé", func(e *build.Entry) { e.Status = build.Scheduled }),
		text("alone", "عربي فقط", "", func(e *build.Entry) { e.Warnings = 2 }),
		text("stale", "قديم", "Ancien", func(e *build.Entry) { e.Editions[1].Stale = true }),
		text("bad", "خطأ", "Erreur", func(e *build.Entry) { e.Errors, e.Warnings = 1, 1 }),
		text("under-way", "قيد الترجمة", "En cours", func(e *build.Entry) { e.Editions[1].Draft = true }),
		text("withheld", "ترجمته مسودة", "", func(e *build.Entry) { e.Waiting, e.Missing = e.Missing, nil }),
		text("unread", "غير مقروء", "", func(e *build.Entry) { e.Unread, e.Missing, e.Errors = e.Missing, nil, 1 }),
	}})
	tests := []struct{ filter, want string }{
		{"", "draft hour alone stale bad under-way withheld unread"}, {"draft", "draft under-way withheld"}, {"scheduled", "hour"}, {"missing", "alone"},
		{"stale", "stale"}, {"errors", "bad unread"}, {"warnings", "alone bad"}, {filterNamed("nobody"), "draft hour alone stale bad under-way withheld unread"},
	}
	_, counts := l.found("", "")
	for i, tt := range tests {
		entries, same := l.found("", tt.filter)
		var got []string
		for _, e := range entries {
			got = append(got, l.entries[e].ID)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%q leaves %v, want %s", tt.filter, got, tt.want)
		}
		if i < len(counts) && counts[i] != len(got) || !slices.Equal(counts, same) {
			t.Errorf("%q is counted %v, and %v under another filter", tt.filter, counts, same)
		}
	}
}

func TestSearchFolds(t *testing.T) {
	l := newLedger(&book{entries: []build.Entry{
		text("safi", "لقاءٌ بآسفي ومَرَّاكُش", "Rencontre à Safi et à Marrakech", nil),
		text("laayoune", "العيون تستضيف اللقاء", "Laâyoune accueille la rencontre", nil),
		text("cœur", "القلب", "L’œuvre du cœur", nil),
	}})
	for query, want := range map[string]string{
		"": "safi laayoune cœur", "اسفي": "safi", "مراكش": "safi", "لقاء": "safi laayoune", "LAAYOUNE": "laayoune", "rencontre a safi": "safi", "safi rencontre": "safi",
		"coeur oeuvre": "cœur", "العيون rencontre": "laayoune", "طنجة": "", "  ": "safi laayoune cœur",
	} {
		entries, counts := l.found(query, "")
		var got []string
		for _, e := range entries {
			got = append(got, l.entries[e].ID)
		}
		if strings.Join(got, " ") != want || counts[0] != len(got) {
			t.Errorf("%q finds %v, counted %d, want %s", query, got, counts[0], want)
		}
	}
}

// The desk of an archive of any size makes a hundred rows, and sets the archive in
// order once for each state.
func TestDeskIsBounded(t *testing.T) {
	for _, size := range []int{350, 3500} {
		b := &book{}
		for i := range size {
			b.entries = append(b.entries, text(fmt.Sprintf("r-%04d", i), "بلاغ", "Communiqué", nil))
		}
		s, say := &server{}, &speaker{Lang: "ar", zone: time.UTC}
		var rows []string
		for _, page := range []string{"", "1", "2", "99999", "-1", "x"} {
			p := s.listPage(new(build.Snapshot), s.ledger(b), say, url.Values{"page": {page}, "q": {"بلاغ"}})
			rows = append(rows, fmt.Sprint(len(p.Rows)))
			if page == "2" && (p.Rows[0].ID != "content/releases/2025/r-0100" || p.Newer == "" || p.Older == "") {
				t.Errorf("the second page begins with %s, newer %q, older %q", p.Rows[0].ID, p.Newer, p.Older)
			}
			if page == "" && p.Filters[0].Count != deskCounts["ar"].Number(size) {
				t.Errorf("%s texts are counted, want %d", p.Filters[0].Count, size)
			}
		}
		last := map[int]string{350: "50", 3500: "100"}[size]
		if got, want := strings.Join(rows, " "), "100 100 100 "+last+" 100 100"; got != want || b.overview != 1 {
			t.Errorf("%d texts: rows %s, want %s; the archive was gone through %d times, want once", size, got, want, b.overview)
		}
	}
}

// A title is text in every page of the desk, whatever it holds.
func TestHostileTitles(t *testing.T) {
	const hostile = `</title><script>alert(1)</script><img src=x onerror=alert(2)> \" onfocus=alert(3) {{.}} &lt;`
	n := newNewsroom(t)
	n.write(n.name(1)+"/ar.md", strings.Replace(arabic(1, "نص."), "بلاغ رقم 1", hostile, 1))
	n.write(n.name(2)+"/ar.md", strings.Replace(arabic(2, "نص."), "date = ", "draft = true\ndate = ", 1))
	n.write("site.toml", strings.Replace(siteTOML, "غرفة الأخبار", "<b>غرفة</b>", 1))
	n.write(n.name(2)+"/<img src=x>.md", "ملف لا يستعمله أحد")
	p := n.serve(nil)
	dir := "?dir=" + url.QueryEscape(n.name(1))
	for _, address := range []string{"", "?q=" + url.QueryEscape(hostile), "release" + dir, "side" + dir, "waits", "release?dir=" + url.QueryEscape(n.name(2)), "?lang=%22%3E%3Cscript%3E"} {
		resp, body := p.ask("GET", own+address, nil)
		if resp.StatusCode != http.StatusOK {
			t.Fatalf("%s: %s", address, resp.Status)
		}
		if strings.Count(body, "<script") != 1 || strings.Contains(body, "<img src=x") || strings.Contains(body, "<b>غرفة") || strings.Contains(body, `" onfocus`) {
			t.Errorf("%s holds what a title says as if it were its own:\n%s", address, body)
		}
		if (address == "" || strings.HasPrefix(address, "release"+dir)) && !strings.Contains(html.UnescapeString(body), strings.ReplaceAll(hostile, `\"`, `"`)) {
			t.Errorf("%s does not show the title:\n%s", address, body)
		}
		policy := resp.Header.Get("Content-Security-Policy")
		if !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") || !strings.Contains(policy, "frame-ancestors 'none'") {
			t.Errorf("%s: policy %q", address, policy)
		}
		for _, in := range []string{" style=", " onclick=", "javascript:", "http://", "https://"} {
			if strings.Contains(body, in) {
				t.Errorf("%s holds %q", address, in)
			}
		}
	}
}

// The desk changes nothing and shows nothing that is not of the site.
func TestDeskOnlyReads(t *testing.T) {
	p := newNewsroom(t).serve(nil)
	origin := http.Header{"Origin": {p.http.URL}}
	for _, page := range []string{"", "waits", "release?dir=" + p.name(1), "side?dir=" + p.name(1)} {
		for _, method := range []string{"POST", "PUT", "DELETE", "PATCH"} {
			if resp, _ := p.ask(method, own+page, origin); resp.StatusCode != http.StatusMethodNotAllowed {
				t.Errorf("%s %s: %s", method, page, resp.Status)
			}
		}
		if resp, body := p.ask("HEAD", own+page, nil); resp.StatusCode != http.StatusOK || body != "" {
			t.Errorf("HEAD %s: %s", page, resp.Status)
		}
	}
	for _, page := range []string{"release", "release?dir=../../etc", "release?dir=content/releases/2025/bulletin-001/", "side?dir=content/releases", "nothing", "desk.html", "desk/events?of=/etc/passwd", "desk/events?of=%zz", "desk/events?of=/_balagh/nothing"} {
		if resp, _ := p.ask("GET", own+page, nil); resp.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %s", page, resp.Status)
		}
	}
	if resp, _ := p.ask("GET", "/ar/2025/bulletin-001/", nil); resp.Header.Get("Content-Security-Policy") != "frame-ancestors 'self'" {
		t.Errorf("a page may be framed by %q", resp.Header.Get("Content-Security-Policy"))
	}
}

// The desk speaks the language that is asked for, that it was told, or Arabic.
func TestDeskLanguages(t *testing.T) {
	for _, tt := range []struct{ told, asked, want string }{{"", "", "ar"}, {"fr", "", "fr"}, {"fr", "en", "en"}, {"en", "ar", "ar"}, {"en", "de", "en"}, {"de", "", "ar"}} {
		s := &server{options: Options{Lang: tt.told, Now: time.Now}}
		if got := s.speaker(new(build.Snapshot), tt.asked); got.Lang != tt.want || got.Dir != direction(tt.want) {
			t.Errorf("told %q, asked %q: %s %s, want %s", tt.told, tt.asked, got.Lang, got.Dir, tt.want)
		}
	}
}

// A site that cannot be read yet has a desk, which says why.
func TestDeskOfABrokenSite(t *testing.T) {
	n := newNewsroom(t)
	n.write("site.toml", strings.Replace(siteTOML, "languages = [", "languages = ", 1))
	p := n.serve(func(o *Options) { o.Lang = "" })
	body := p.get(own)
	for _, want := range []string{`lang="ar" dir="rtl"`, "أخطاء تمنع نشر الموقع", "site.toml:5:", "balagh new release"} {
		if !strings.Contains(body, want) {
			t.Errorf("the desk does not say %q:\n%s", want, body)
		}
	}
	p.get(own + "waits")
}

// The clock says to a press officer when the site is due to be published, and
// what errors would keep it from that; it names no command of a machine.
func TestClockInAnOfficersWords(t *testing.T) {
	n := newNewsroom(t)
	n.write(n.name(8)+"/ar.md", strings.Replace(arabic(8, "نص"), "date", "publish_at = 2026-07-01T09:00:00\ndate", 1))
	n.write(n.name(9)+"/ar.md", strings.Replace(arabic(9, "نص"), "date", "draft = true\ndate", 1))
	p := n.serve(nil)
	tests := []struct{ lang, due, when, blocked, count string }{
		{"ar", "موعد النشر المقبل", "الأربعاء 1 يوليوز 2026 على الساعة 09:00", "أخطاء تمنع نشر الموقع", "خطأ واحد"},
		{"fr", "Prochaine publication à prévoir", "mercredi 1er juillet 2026 à 09:00", "Des erreurs empêchent de publier le site", "1 erreur"},
	}
	for _, tt := range tests {
		body := p.get(own + "waits?lang=" + tt.lang)
		for _, want := range []string{tt.due, tt.when, "بلاغ رقم 8", "بلاغ رقم 9"} {
			if !strings.Contains(body, want) {
				t.Errorf("in %s: the clock does not say %q:\n%s", tt.lang, want, body)
			}
		}
		if strings.Contains(body, "balagh build") || strings.Contains(body, tt.blocked) {
			t.Errorf("in %s: the clock says too much:\n%s", tt.lang, body)
		}
	}
	n.write(n.name(8)+"/ar.md", strings.Replace(arabic(8, "[نص](../nulle-part)"), "date", "publish_at = 2026-07-01T09:00:00\ndate", 1))
	until(t, "there is an error", func() bool { return len(p.state.Load().Mistakes()) == 1 })
	for _, tt := range tests {
		body := p.get(own + "waits?lang=" + tt.lang)
		if !strings.Contains(body, tt.blocked) || strings.Count(body, tt.count) != 2 || !strings.Contains(body, "show=errors") {
			t.Errorf("in %s: the clock does not say what errors there are, and at which text:\n%s", tt.lang, body)
		}
	}
}

// After a save the ledger is what a new one would be, and not made anew.
func TestLedgerFollowsASave(t *testing.T) {
	n := newNewsroom(t)
	n.write(n.name(8)+"/ar.md", strings.Replace(arabic(8, "نص"), "date", "publish_at = 2026-07-01T09:00:00\ndate", 1))
	n.write(n.name(2)+"/autre.md", "ملف لا يستعمله أحد")
	s, err := newServer(t.Context(), n.options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.session.Close(noon) })
	first := s.ledger(s.state.Load())
	for i, body := range []string{"[نص](../nulle-part)", "نص , آخر", "نص.", "[نص](../nulle-part)"} {
		name := n.name(8) + "/ar.md"
		n.write(name, strings.Replace(arabic(8, body), "date", "publish_at = 2026-07-01T09:00:00\ndate", 1))
		next, ok := s.session.Edit(s.state.Load(), name)
		if !ok {
			t.Fatal("the save is not shown at once")
		}
		s.publish(next)
		got, want := s.ledger(next), newLedger(next)
		if !reflect.DeepEqual(got.entries, want.entries) || !reflect.DeepEqual(got.hours, want.hours) || !reflect.DeepEqual(got.apart, want.apart) || got.errors != want.errors {
			t.Errorf("save %d: %d errors, %+v\nwant %d, %+v", i, got.errors, got.entries[0], want.errors, want.entries[0])
		}
		if reflect.ValueOf(got.places).Pointer() != reflect.ValueOf(first.places).Pointer() {
			t.Errorf("save %d: the ledger was made anew", i)
		}
	}
	state, err := s.session.Refresh(t.Context(), s.state.Load(), noon)
	if err != nil {
		t.Fatal(err)
	}
	s.publish(state)
	if got := s.ledger(state); got.errors != 1 || !reflect.DeepEqual(got.entries, newLedger(state).entries) {
		t.Errorf("after a refresh: %d errors, want 1", got.errors)
	}
}
