package pages

import (
	"runtime"
	"testing"

	"balagh/internal/output"
)

// archiveOf is an archive of n releases in two languages.
func archiveOf(b *testing.B, n int) *maker {
	m := newMaker(b, host)
	m.fill(n, "ar", "fr")
	return m
}

// What a plan costs, and what it holds for each page besides its archive.
func BenchmarkPlan(b *testing.B) {
	m := archiveOf(b, 2000)
	live := func() uint64 {
		runtime.GC()
		var s runtime.MemStats
		runtime.ReadMemStats(&s)
		return s.HeapAlloc
	}
	before := live()
	plan := m.plan()
	held := float64(live()-before) / float64(len(plan))
	runtime.KeepAlive(plan)
	b.ReportAllocs()
	for b.Loop() {
		m.plan()
	}
	b.ReportMetric(held, "held/page")
}

// The outline of each page in turn, and its key: what a build costs that changes little.
func BenchmarkOutlines(b *testing.B) {
	plan := archiveOf(b, 10000).plan()
	b.ReportAllocs()
	var maker Maker
	for i := 0; b.Loop(); i++ {
		output.KeyOf(maker.Outline(&plan[i%len(plan)]))
	}
}
