package build

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// bulletin writes a release with more front matter.
func (s *site) bulletin(id, more string) {
	text := fmt.Sprintf(words, "بلاغ", "نص")
	s.write("content/releases/2026/"+id+"/ar.md", strings.NewReplacer("2025-01-08T09:30:00Z", "2026-01-08", "place = \"أكادير\"\n", more+"\nplace = \"أكادير\"\n").Replace(text))
}

// Whatever a release waits for is told with the moment the archive goes by: the
// earliest of all is the one it gives as its next.
func TestWhatWaits(t *testing.T) {
	zone := 1 * time.Hour // of the site before Ramadan ends
	at := func(day, hour int) time.Time { return time.Date(2026, 3, day, hour, 0, 0, 0, time.UTC).Add(-zone) }
	tests := []struct {
		id, more string
		drafts   bool
		status   Status
		want     []Wait
	}{
		{"brouillon", "draft = true", true, Draft, []Wait{{ForAuthor, time.Time{}}}},
		{"programme", "publish_at = 2026-03-28T09:00:00", true, Scheduled, []Wait{{ForHour, at(28, 9)}}},
		{"programme-cache", "publish_at = 2026-03-28T09:00:00", false, Scheduled, []Wait{{ForHour, at(28, 9)}}},
		{"expire-bientot", "expires = 2026-03-28T18:00:00", true, Public, []Wait{{ForExpiry, at(28, 18)}}},
		{"expire", "expires = 2026-03-01T18:00:00", true, Public, nil},
		{"a-venir", "event = {start = 2026-03-28, end = 2026-03-29}", true, Public, []Wait{{ForEvent, at(28, 0)}}},
		{"en-cours", "event = {start = 2026-03-08, end = 2026-03-28}", true, Public, []Wait{{ForEnd, at(29, 0)}}},
		{"en-cours-un-jour", "event = {start = 2026-03-10}", true, Public, []Wait{{ForEnd, at(11, 1)}}},
		{"passe", "event = {start = 2026-03-01, end = 2026-03-02}", true, Public, nil},
		{"ordinaire", "", true, Public, nil},
		{"traduit", "", true, Public, []Wait{{ForWords, time.Time{}}}},
		{"traduit", "", false, Public, []Wait{{ForWords, time.Time{}}}},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			s := newTestSite(t)
			s.bulletin(tt.id, tt.more)
			if tt.id == "traduit" {
				s.write("content/releases/2026/traduit/fr.md", "+++\ntitle = \"En cours\"\ndraft = true\n+++\n\nTexte.\n")
			}
			_, state := s.session(tt.drafts)
			e := state.Overview()[0]
			same := slices.EqualFunc(e.Waits, tt.want, func(a, b Wait) bool { return a.Why == b.Why && a.Until.Equal(b.Until) })
			if e.ID != tt.id || e.Status != tt.status || !same {
				t.Errorf("%s is %s and waits for %v, want %s, %v", e.ID, e.Status, e.Waits, tt.status, tt.want)
			}
			var next time.Time
			for _, w := range e.Waits {
				if next.IsZero() || w.Until.Before(next) {
					next = w.Until
				}
			}
			if !state.Next().Equal(next) {
				t.Errorf("the archive goes by %v, and the first that is told is %v", state.Next(), next)
			}
		})
	}
}

// A release of today leaves the news two days after its hour.
func TestNewsWaits(t *testing.T) {
	s := newTestSite(t)
	s.bulletin("du-jour", "publish_at = 2026-03-10T09:30:00")
	_, state := s.session(true)
	want := time.Date(2026, 3, 12, 9, 30, 0, 0, state.Site().Zone)
	if w := state.Overview()[0].Waits; len(w) != 1 || w[0].Why != ForNews || !w[0].Until.Equal(want) || !state.Next().Equal(want) {
		t.Errorf("waits for %v, want the news until %v; the archive goes by %v", w, want, state.Next())
	}
}

// What became of a release is told, and a language nobody can read is not a
// language that is missing.
func TestOverviewTellsStates(t *testing.T) {
	s := newTestSite(t)
	s.bulletin("a-retire", "withdrawn = {date = 2026-02-01, reason = \"خطأ\"}")
	s.bulletin("b-expire", "expires = 2026-02-01T09:00:00")
	s.bulletin("c-corrige", "corrections = [{date = 2026-02-01, text = \"صُحح الرقم.\"}]")
	s.bulletin("d-illisible", "")
	s.write("content/releases/2026/d-illisible/fr.md", "+++\ntitle = \"Sans fin\n+++\n")
	_, state := s.session(true)
	got := map[string]Entry{}
	for _, e := range state.Overview() {
		got[e.ID] = e
	}
	for id, is := range map[string]bool{
		"a-retire": got["a-retire"].Withdrawn, "b-expire": got["b-expire"].Expired, "c-corrige": got["c-corrige"].Corrected,
	} {
		if e := got["d-illisible"]; !is || e.Withdrawn || e.Expired || e.Corrected {
			t.Errorf("%s: %+v", id, got[id])
		}
	}
	e := got["d-illisible"]
	if len(e.Unread) != 1 || e.Unread[0].Code != "fr" || len(e.Missing) != 0 || e.Errors == 0 {
		t.Errorf("an edition that cannot be read: %+v", e)
	}
	if want := time.Date(2026, 1, 8, 0, 0, 0, 0, state.Site().Zone); !e.Date.Equal(want) || e.Precision != "day" {
		t.Errorf("the date is %v (%s), want %v", e.Date, e.Precision, want)
	}
	about := state.About("content/releases/2026/d-illisible")
	if len(about) != e.Errors+e.Warnings+e.Notes || about[len(about)-1].Path != "content/releases/2026/d-illisible/fr.md" {
		t.Errorf("%d remarks counted, told %+v", e.Errors+e.Warnings+e.Notes, about)
	}
}
