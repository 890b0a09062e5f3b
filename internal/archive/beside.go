package archive

import (
	"runtime"
	"slices"
	"sync"
)

// beside calls do for each draft, a share of them on each processor. What do alters
// must be its draft's alone. Remarks come in the order of the drafts, as if one
// had been done after the other: each share has a maker of its own to say them to.
// A panic becomes the caller's, who can say it and leave the site whole.
func (m *maker) beside(do func(m *maker, i int)) {
	n, workers := len(m.drafts), runtime.GOMAXPROCS(0)
	parts, bugs := make([]maker, workers), make([]any, workers)
	var wg sync.WaitGroup
	for w := range workers {
		parts[w] = *m
		parts[w].remarks, parts[w].spare = nil, nil
		wg.Go(func() {
			defer func() { bugs[w] = recover() }()
			for i := n * w / workers; i < n*(w+1)/workers; i++ {
				do(&parts[w], i)
			}
		})
	}
	wg.Wait()
	for w, bug := range bugs {
		if bug != nil {
			panic(bug)
		}
		m.remarks = slices.Concat(m.remarks, parts[w].remarks)
	}
}
