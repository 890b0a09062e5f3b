package output

import (
	"context"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// A first build of 1,000 releases, all but the making of the pages, by two
// writers as in build.Run. TMPDIR says on which disk.
func BenchmarkFirstBuild(b *testing.B) {
	plan, page, ctx := archiveOf(1_000).plan(), []byte(strings.Repeat("بلاغ ", 1600)), context.Background()
	for b.Loop() {
		f := NewFolder(filepath.Join(b.TempDir(), "public")) // deleted at the end: what is deleted slows what comes after
		m, err := f.Open(ctx)
		if err != nil {
			b.Fatal(err)
		}
		c, err := Compare(plan, m)
		if err != nil {
			b.Fatal(err)
		}
		batch, err := f.Begin(ctx, c)
		if err != nil {
			b.Fatal(err)
		}
		var next atomic.Int64
		var wg sync.WaitGroup
		for range 2 {
			wg.Go(func() {
				for i := next.Add(1) - 1; int(i) < len(c.New); i = next.Add(1) - 1 {
					if _, err := batch.Put(c.New[i], page); err != nil {
						b.Error(err)
						return
					}
				}
			})
		}
		wg.Wait()
		if _, err := batch.Commit(ctx); err != nil {
			b.Fatal(err)
		}
	}
}
