package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

const (
	// heapFloor is how large the heap may grow before the collector has anything
	// to do: a small site is built without it.
	heapFloor = 128 << 20
	// heapGrowth is what a heap above the floor may grow by before the next
	// collection, in per cent of what is in use.
	heapGrowth = 100
	// memoryLimit is what all memory together is kept below while seven eighths
	// of it are enough for what is in use: 100,000 releases fit into 1 GB.
	memoryLimit = 850 << 20
	// previewRoom is how often what is in use a preview's heap has room for, below
	// the limit: a refresh allocates twice of it. A collection in the midst of one
	// has a save wait for it, seconds on a machine that is busy; the preview has
	// one made after each refresh instead.
	previewRoom = 4
)

// previewing says that this process is a preview.
var previewing atomic.Bool

// tuneMemory makes collections rare while little is held and keeps memory near
// what is in use when much is: a build allocates far more than it holds. Whoever
// sets GOGC or GOMEMLIMIT has decided otherwise.
func tuneMemory() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	tune(0)
	watch()
}

// watch tunes anew as each collection ends: that is when the finalizer of an
// object nobody holds runs.
func watch() {
	type sentinel struct{ p *int }
	runtime.SetFinalizer(&sentinel{new(int)}, func(*sentinel) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		tune(live[0].Value.Uint64())
		watch()
	})
}

func tune(live uint64) {
	debug.SetGCPercent(growth(live, previewing.Load()))
	debug.SetMemoryLimit(limit(live))
}

// growth is the per cent by which a heap may grow that has live bytes in use.
func growth(live uint64, preview bool) int {
	live = max(live, 4<<20) // the least the runtime begins with
	size := max(heapFloor, live+live*heapGrowth/100)
	if preview {
		size = max(size, min(live*previewRoom, memoryLimit/8*7))
	}
	return int((size - live) * 100 / live)
}

// limit is the memory limit: one that what is in use comes near would have the
// collector run without end.
func limit(live uint64) int64 { return int64(max(memoryLimit, live/7*8)) }
