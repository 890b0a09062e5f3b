package serve

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
	"testing"
	"time"
)

// benchNewsroom is a copy of the site that BALAGH_BENCH_SITE names, beside it.
func benchNewsroom(b *testing.B) *newsroom {
	from := os.Getenv("BALAGH_BENCH_SITE")
	if from == "" {
		b.Skip("BALAGH_BENCH_SITE names no site")
	}
	dir, err := os.MkdirTemp(filepath.Dir(from), "balagh-preview-")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		b.Fatal(err)
	}
	old := time.Now().Add(-time.Hour) // as a site that was not cloned this very moment
	filepath.WalkDir(dir, func(p string, _ os.DirEntry, _ error) error { return os.Chtimes(p, old, old) })
	return &newsroom{b, dir}
}

// BenchmarkSave measures what one save costs until the browser is told and the
// page is rendered, without the moment in which a save is waited for to end; and
// besides, the start, a refresh of everything and the heap.
//
//	BALAGH_BENCH_SITE=/dev/shm/site go test ./internal/serve -run - -bench Save -benchtime 50x
func BenchmarkSave(b *testing.B) {
	n := benchNewsroom(b)
	o := n.options()
	o.Now = time.Now
	cold := time.Now()
	s, err := newServer(context.Background(), o)
	if err != nil {
		b.Fatal(err)
	}
	startCold := time.Since(cold)
	if err := s.session.Close(time.Now()); err != nil {
		b.Fatal(err)
	}
	warm := time.Now()
	if s, err = newServer(context.Background(), o); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.session.Close(time.Now()) })
	startWarm := time.Since(warm)

	place, page := somePage(b, s)
	text, err := os.ReadFile(n.path(place))
	if err != nil {
		b.Fatal(err)
	}
	f, _ := s.state.Load().File(page)
	if _, err := s.memory.get(s.state.Load(), f); err != nil {
		b.Fatal(err)
	}
	fl := newFollower(s)
	parsed, made := s.session.Parsed(), s.memory.made.Load()
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		f, _ := s.state.Load().File(page)
		v := &viewer{page: page, key: f.Key.String()}
		s.look(v)
		n.write(place, string(text)+fmt.Sprintf("\nسطر %d.\n", i))
		b.StartTimer()
		start := time.Now()
		fl.changed(change{paths: []string{place}})
		if told := s.look(v); !told.Reload {
			b.Fatal("the browser is not told")
		}
		took = append(took, time.Since(start))
	}
	b.StopTimer()
	b.ReportMetric(startCold.Seconds()*1000, "ms/start-cold") // the loop drops what was reported before it
	b.ReportMetric(startWarm.Seconds()*1000, "ms/start-warm")
	sort.Slice(took, func(i, j int) bool { return took[i] < took[j] })
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms/save-median")
	b.ReportMetric(float64(took[(len(took)-1)*99/100].Microseconds())/1000, "ms/save-p99")
	b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "ms/save-worst")
	b.ReportMetric(float64(s.session.Parsed()-parsed)/float64(len(took)), "parsed/save")
	b.ReportMetric(float64(s.memory.made.Load()-made)/float64(len(took)), "rendered/save")

	start := time.Now()
	fl.refresh(context.Background())
	fl.refreshed(<-fl.done)
	b.ReportMetric(time.Since(start).Seconds()*1000, "ms/refresh")
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.HeapAlloc)/(1<<20), "MiB/heap")
}

// somePage is an edition in the middle of the archive, and its page.
func somePage(b *testing.B, s *server) (file, page string) {
	all := s.state.Load().Overview()
	for _, e := range all[len(all)/2:] {
		for _, ed := range e.Editions {
			if ed.Lang.Code == "ar" && ed.Page != "" {
				return ed.Path, strings.TrimPrefix(ed.Page, "/") + "index.html"
			}
		}
	}
	b.Fatal("no page")
	return "", ""
}
