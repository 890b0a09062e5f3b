package build

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// work is what one build did.
type work struct {
	Read, New, Made, Written, Removed int
}

func workOf(r *Report) work {
	return work{r.Read, len(r.New), r.Made, r.Written, len(r.Removed)}
}

// mostParts bounds the parts of the manifest one change reads or writes. Where
// they end is as the addresses fall, so two archives do not agree to the part.
const mostParts = 10

// daily writes a release of a day; n decides what it belongs to.
func (s *site) daily(name string, n int, day time.Time) string {
	dir := fmt.Sprintf("content/releases/%d/%s-%s", day.Year(), name, day.Format("20060102"))
	series := ""
	if n%5 == 0 {
		series = fmt.Sprintf("series = \"rencontres\"\npart = %d\n", n/5+1)
	}
	s.write(dir+"/ar.md", fmt.Sprintf("+++\ntitle = \"بلاغ %s\"\ndate = %s\nsummary = \"ملخص.\"\ntags = [\"%s\"]\nregions = [\"%s\"]\npeople = [\"directrice\"]\n%s+++\n\nنص.\n",
		day.Format("02-01"), day.Format(time.DateOnly), [2]string{"sante", "partenariats"}[n%2], [2]string{"souss-massa", "oriental"}[n/2%2], series))
	s.write(dir+"/fr.md", fmt.Sprintf("+++\ntitle = \"Communiqué %s\"\nsummary = \"Résumé.\"\n+++\n\nTexte.\n", day.Format("02-01")))
	return dir
}

// What a change costs is counted in an archive of 120 releases and in one of
// 520, whose newest 120 are the same and whose lists are as full: both must be
// the same work, to the file. Sizes differ by 100·k so that each list, which has
// a half or a quarter of the releases, is at the same place of its 25.
func TestWorkDoesNotGrow(t *testing.T) {
	last := time.Date(2026, 2, 20, 0, 0, 0, 0, time.UTC)
	changes := []struct {
		name string
		most int // files; why stands in docs/architecture.md
		do   func(s *site, newest string)
	}{
		{"a body edited", 2, func(s *site, newest string) {
			s.substitute(newest+"/fr.md", "Texte.", "Autre texte.") // the page and the feed of full texts
		}},
		{"a title edited", 40, func(s *site, newest string) { s.substitute(newest+"/fr.md", "Communiqué", "Annonce") }},
		{"the newest added", 90, func(s *site, _ string) { s.daily("bulletin", 1, last.AddDate(0, 0, 1)) }},
		{"one added behind forty", 90, func(s *site, _ string) {
			s.daily("bayan", 3, last.AddDate(0, 0, -40))
		}},
		{"a tag added", 40, func(s *site, newest string) {
			s.substitute(newest+"/ar.md", `tags = ["partenariats"]`, `tags = ["partenariats", "sante"]`)
		}},
		{"one withdrawn", 90, func(s *site, newest string) {
			s.substitute(newest+"/ar.md", "date =", "withdrawn = { date = 2026-03-01, reason = \"خطأ\" }\ndate =")
		}},
		{"the first of a month", 90, func(s *site, _ string) { s.daily("bulletin", 1, last.AddDate(0, 0, 20)) }},
		{"the first of a year", 90, func(s *site, _ string) { s.daily("bulletin", 3, last.AddDate(0, 11, 0)) }},
	}
	did := map[int][]work{}
	bytes := map[int][]int64{}
	for _, size := range []int{120, 520} {
		s := newTestSite(t)
		s.at = time.Date(2027, 6, 1, 12, 0, 0, 0, time.UTC)
		newest := ""
		for n := range size {
			newest = s.daily("bulletin", n+1000-size, last.AddDate(0, 0, n-size+1)) // numbered from the newest, 999
		}
		out := filepath.Join(t.TempDir(), "public")
		s.build(out)
		for _, c := range changes {
			c.do(s, newest)
			r := s.build(out)
			did[size], bytes[size] = append(did[size], workOf(r)), append(bytes[size], r.Bytes)
			if r.Written > c.most || r.Written == 0 {
				t.Errorf("%s, in %d releases: %d files written, want 1 to %d", c.name, size, r.Written, c.most)
			}
			if r.PartsRead > mostParts || r.PartsWritten > mostParts || r.PartsWritten == 0 {
				t.Errorf("%s, in %d releases: %d parts of the manifest read, %d written", c.name, size, r.PartsRead, r.PartsWritten)
			}
			if r.Bytes > 2_000_000 {
				t.Errorf("%s, in %d releases: %d bytes", c.name, size, r.Bytes)
			}
		}
	}
	for i, c := range changes {
		small, large := did[120][i], did[520][i]
		t.Logf("%s: %+v, %d and %d bytes", c.name, small, bytes[120][i], bytes[520][i])
		if small != large {
			t.Errorf("%s: %+v in 120 releases, %+v in 520", c.name, small, large)
		}
		// Months and their sitemap have a line more for each month, the index of
		// sitemaps for each part of a year, and the series' sitemap for none.
		if more := bytes[520][i] - bytes[120][i]; more > 40_000 {
			t.Errorf("%s: %d bytes more in the larger archive", c.name, more)
		}
	}
}

// substitute edits a file that holds a text.
func (s *site) substitute(name, old, text string) {
	s.t.Helper()
	was, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(name)))
	if err != nil || !strings.Contains(string(was), old) {
		s.t.Fatalf("%s holds no %q (%v)", name, old, err)
	}
	s.write(name, strings.Replace(string(was), old, text, 1))
}
