package build

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"balagh/internal/output"
)

// letters makes the newsletters of a site.
func (s *site) letters(q LetterOptions) ([]Letter, error) {
	s.t.Helper()
	o := s.options("")
	o.Target = output.Target(nil)
	out, r, err := Digest(context.Background(), o, q)
	if r.Failed {
		s.t.Fatal(r.Diagnostics)
	}
	return out, err
}

// However many releases a month has and however long their words are, a letter
// stays below what mail programs cut, and says that it is not all.
func TestLettersFit(t *testing.T) {
	s := newTestSite(t)
	for n := range 28 {
		for i := range 6 {
			dir := fmt.Sprintf("content/releases/2026/khabar-%02d-%d", n, i)
			s.write(dir+"/ar.md", fmt.Sprintf("+++\ntitle = \"%s\"\nsummary = \"%s\"\ndate = 2026-02-%02d\n+++\n\nنص.\n", strings.Repeat("عنوان & ", 40), strings.Repeat("خبر < ", 60), n+1))
			s.write(dir+"/fr.md", "+++\ntitle = \"Titre\"\n+++\n\nTexte.\n")
		}
	}
	out, err := s.letters(LetterOptions{})
	if err != nil || len(out) != 2 {
		t.Fatal(err, len(out))
	}
	for _, l := range out {
		p := l.Page
		shown := 0
		for _, g := range p.Groups {
			shown += len(g.Items)
		}
		long := l.Lang == "ar" // the French titles are short: there is room for all
		if len(l.HTML) > letterBytes || p.Count != 168 || p.More != long || (shown < 168) != long || shown < 20 || len(l.HTML) < letterBytes*7/10 {
			t.Errorf("%s: %d bytes, %d of %d releases, more: %v", l.Lang, len(l.HTML), shown, p.Count, p.More)
		}
		if !strings.HasPrefix(string(l.Text), p.Subject+"\n") {
			t.Errorf("%s: the text does not begin with its subject: %.80s", l.Lang, l.Text)
		}
	}
}

// The months and days of a period are those of the site's clocks, in Ramadan
// too.
func TestPeriod(t *testing.T) {
	s := newTestSite(t)
	s.release(1)
	for _, c := range []struct {
		at, since, until string
		want             string // the first moment, and the first after it
		err              error
	}{
		{"2026-03-10T12:00:00Z", "", "", "2026-02-01T00:00:00+01:00 2026-03-01T00:00:00Z", nil},
		{"2026-01-31T22:59:59Z", "", "", "2025-12-01T00:00:00+01:00 2026-01-01T00:00:00+01:00", nil},
		{"2026-01-31T23:00:00Z", "", "", "2026-01-01T00:00:00+01:00 2026-02-01T00:00:00+01:00", nil},
		{"2026-03-10T12:00:00Z", "2026-02-20", "", "2026-02-20T00:00:00Z 2026-03-11T00:00:00Z", nil},
		{"2026-03-10T12:00:00Z", "", "2025-06-15", "2025-06-01T00:00:00+01:00 2025-06-16T00:00:00+01:00", nil},
		{"2026-03-10T12:00:00Z", "2025-06-10", "2025-06-10", "2025-06-10T00:00:00+01:00 2025-06-11T00:00:00+01:00", nil},
		{"2026-03-10T12:00:00Z", "2025-06-11", "2025-06-10", "", ErrPeriod},
		{"2026-03-10T12:00:00Z", "2026-03-12", "", "", ErrPeriod},
		{"2026-03-10T12:00:00Z", "2025-6-1", "", "", ErrDay},
		{"2026-03-10T12:00:00Z", "", "2025-02-30", "", ErrDay},
	} {
		at, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		s.at = at
		out, err := s.letters(LetterOptions{Lang: "ar", Since: c.since, Until: c.until})
		got := ""
		if err == nil {
			got = out[0].Since.Format(time.RFC3339) + " " + out[0].Until.Format(time.RFC3339)
		}
		if got != c.want || !errors.Is(err, c.err) {
			t.Errorf("at %s, %q to %q: %s, %v; want %s, %v", c.at, c.since, c.until, got, err, c.want, c.err)
		}
	}
}
