package archive

import (
	"maps"
	"strings"
	"testing"
	"time"
)

// state is what a moment makes of one release: public or not, and its states.
func state(t *testing.T, front, at string) (string, string) {
	t.Helper()
	a, _ := resolve(t, files{"releases/2026/x/ar.md": release("قاعة", front)}, at, false)
	next := "never"
	if !a.Next.IsZero() {
		next = a.Next.UTC().Format(time.RFC3339)
	}
	if len(a.Withheld) > 0 {
		w := a.Withheld[0]
		if len(a.Public.Releases)+len(a.Public.Listed) > 0 || w.ID != "x" || w.Path != "content/releases/2026/x" {
			t.Fatalf("withheld and public: %+v", w)
		}
		if w.Draft {
			return "draft", next
		}
		if !w.Until.Equal(a.Next) {
			t.Errorf("until %s, next %s", w.Until, a.Next)
		}
		return "withheld", next
	}
	var s []string
	r := a.Public.Releases[0]
	if r.News {
		s = append(s, "news")
	}
	if r.EventState != "" {
		s = append(s, r.EventState)
	}
	if r.Expires.Set {
		s = append(s, "expired")
	}
	if listed := len(a.Public.Listed) == 1; listed != r.Listed() {
		t.Errorf("listed: %v", listed)
	} else if !listed {
		s = append(s, "unlisted")
	}
	return strings.Join(append([]string{"public"}, s...), " "), next
}

// Each line is the second before and the second of a change.
func TestClock(t *testing.T) {
	const old = "date = 2026-01-01\n"
	for _, c := range []struct{ front, at, want, next string }{
		// A day begins at its midnight there: UTC+1, in Ramadan UTC.
		{`date = 2026-07-01`, "2026-06-30T22:59:59Z", "withheld", "2026-06-30T23:00:00Z"},
		{`date = 2026-07-01`, "2026-06-30T23:00:00Z", "public news", "2026-07-02T23:00:00Z"},
		{`date = 2026-07-01`, "2026-07-02T22:59:59Z", "public news", "2026-07-02T23:00:00Z"},
		{`date = 2026-07-01`, "2026-07-02T23:00:00Z", "public", "never"},
		{`date = 2026-03-02`, "2026-03-01T23:59:59Z", "withheld", "2026-03-02T00:00:00Z"},
		{`date = 2026-03-02`, "2026-03-02T00:00:00Z", "public news", "2026-03-04T00:00:00Z"},
		{`date = 2026-03-02T09:00:00`, "2026-03-02T08:59:59Z", "withheld", "2026-03-02T09:00:00Z"},
		{`date = 2026-03-02T09:00:00`, "2026-03-02T09:00:00Z", "public news", "2026-03-04T09:00:00Z"},
		{`date = 2026-03-02T09:00:00+01:00`, "2026-03-02T08:00:00Z", "public news", "2026-03-04T08:00:00Z"},
		// publish_at is the hour, whatever the date says.
		{old + `publish_at = 2026-07-01T09:00:00`, "2026-07-01T07:59:59Z", "withheld", "2026-07-01T08:00:00Z"},
		{old + `publish_at = 2026-07-01T09:00:00`, "2026-07-01T08:00:00Z", "public news", "2026-07-03T08:00:00Z"},
		// expires: the page stays, unlisted.
		{old + `expires = 2026-05-01T12:00:00`, "2026-05-01T10:59:59Z", "public", "2026-05-01T11:00:00Z"},
		{old + `expires = 2026-05-01T12:00:00`, "2026-05-01T11:00:00Z", "public expired unlisted", "never"},
		// Events: a bare day runs to its midnight.
		{old + `event = { start = 2026-05-01, end = 2026-05-02 }`, "2026-04-30T22:59:59Z", "public coming", "2026-04-30T23:00:00Z"},
		{old + `event = { start = 2026-05-01, end = 2026-05-02 }`, "2026-04-30T23:00:00Z", "public running", "2026-05-02T23:00:00Z"},
		{old + `event = { start = 2026-05-01, end = 2026-05-02 }`, "2026-05-02T22:59:59Z", "public running", "2026-05-02T23:00:00Z"},
		{old + `event = { start = 2026-05-01, end = 2026-05-02 }`, "2026-05-02T23:00:00Z", "public over", "never"},
		{old + `event = { start = 2026-03-02 }`, "2026-03-02T23:59:59Z", "public running", "2026-03-03T00:00:00Z"},
		{old + `event = { start = 2026-03-02 }`, "2026-03-03T00:00:00Z", "public over", "never"},
		{old + `event = { end = 2026-03-02T18:00:00 }`, "2026-03-02T17:59:59Z", "public running", "2026-03-02T18:00:00Z"},
		{old + `event = { end = 2026-03-02T18:00:00 }`, "2026-03-02T18:00:00Z", "public over", "never"},
		{old + `event = { edition = 3 }`, "2026-03-02T18:00:00Z", "public", "never"},
		// A draft has no hour.
		{"draft = true\n" + old, "2026-07-01T12:00:00Z", "draft", "never"},
		{"draft = true\ndate = 2027-01-01", "2026-07-01T12:00:00Z", "draft", "never"},
		// The earliest change wins.
		{old + "expires = 2026-06-01\nevent = { start = 2026-05-01, end = 2026-05-02 }", "2026-01-01T00:00:00Z", "public news coming", "2026-01-02T23:00:00Z"},
	} {
		got, next := state(t, c.front, c.at)
		if got != c.want || next != c.next {
			t.Errorf("%s at %s: %s, next %s; want %s, next %s", c.front, c.at, got, next, c.want, c.next)
		}
	}
}

func TestDraftsShown(t *testing.T) {
	in := files{"releases/2026/x/ar.md": release("قاعة", "draft = true\ndate = 2026-01-01"), "releases/2026/y/ar.md": release("قاعة", "draft = true\ndate = 2027-01-01"),
		"pages/z/ar.md": release("صفحة", "publish_at = 2027-01-01")}
	a, _ := resolve(t, in, noon, true)
	if len(a.Public.Releases) != 1 || !a.Public.Releases[0].Draft || len(a.Withheld) != 2 || a.Withheld[0].Draft {
		t.Errorf("%s, withheld %+v", ids(a.Public.Releases), a.Withheld)
	}
	if len(a.Public.Standing) != 0 {
		t.Error("a standing page waits for its hour too")
	}
}

// The month of the monthly page is the latest that is over and has releases; the
// clock knows when the next one will be.
func TestMonth(t *testing.T) {
	in := files{
		"releases/2026/adar/ar.md":  release("آذار", "date = 2026-03-31T23:30:00"),
		"releases/2026/adar/fr.md":  release("Mars", ""),
		"releases/2026/maris/ar.md": release("مارس", "date = 2026-03-02"),
		"releases/2026/maris/fr.md": release("Début mars", ""),
		"releases/2026/yuniu/ar.md": release("يونيو", "date = 2026-06-10"),
		"releases/2026/yuniu/fr.md": release("Juin", ""),
		"releases/2026/sahb/ar.md":  release("مسحوب", "date = 2026-05-10\nwithdrawn = { date = 2026-05-11 }"),
		"releases/2026/sahb/fr.md":  release("Retiré", ""),
	}
	for _, c := range []struct{ at, want, next string }{
		{"2026-03-20T12:00:00Z", "", "2026-03-31T22:30:00Z"},
		// Its last hour there, and the next month.
		{"2026-03-31T22:59:59Z", "", "2026-03-31T23:00:00Z"},
		{"2026-03-31T23:00:00Z", "maris adar", "2026-04-02T22:30:00Z"},
		// A month without releases, and one whose release is withdrawn, change nothing.
		{"2026-05-20T12:00:00Z", "maris adar", "2026-06-09T23:00:00Z"},
		{"2026-06-20T12:00:00Z", "maris adar", "2026-06-30T23:00:00Z"},
		{"2026-06-30T23:00:00Z", "yuniu", "never"},
	} {
		for _, wanted := range []bool{true, false} {
			site := newsroom(t)
			site.Monthly = wanted
			a, _ := resolveOn(t, site, in, c.at, false)
			next := "never"
			if !a.Next.IsZero() {
				next = a.Next.UTC().Format(time.RFC3339)
			}
			if got := ids(a.Public.Month); wanted && (got != c.want || next != c.next) {
				t.Errorf("at %s: %q, next %s; want %q, next %s", c.at, got, next, c.want, c.next)
			} else if !wanted && got != "" {
				t.Errorf("at %s: %q, and the site asks for no month", c.at, got)
			}
		}
	}
}

// Each public release knows its place in time among the others; what is not among
// them has none.
func TestPlaces(t *testing.T) {
	a, _ := resolve(t, files{
		"releases/2026/b/ar.md": release("قاعة", "date = 2026-01-01"), "releases/2026/c/ar.md": release("لقاء", "date = 2026-01-03"),
		"releases/2026/a/ar.md": release("بلاغ", "date = 2026-01-02"), "releases/2026/d/ar.md": release("مسودة", "date = 2026-01-02\ndraft = true"),
	}, noon, false)
	got := map[string]int{}
	for _, r := range a.All {
		got[r.ID] = r.Place
	}
	if want := map[string]int{"b": 1, "a": 2, "c": 3, "d": 0}; !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
