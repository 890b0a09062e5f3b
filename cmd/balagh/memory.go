package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

const (
	// heapFloor is how large the heap may grow before the collector has anything
	// to do: a small site is built without it.
	heapFloor = 128 << 20
	// heapGrowth is what a heap above the floor may grow by before the next
	// collection, in per cent of what is in use; heapCareful is the same for one
	// that would pass heapCeiling, which leaves room below 1 GiB for the rest.
	heapGrowth  = 50
	heapCareful = 15
	heapCeiling = 850 << 20
)

// tuneMemory makes collections rare while little is held and keeps the heap near
// what is in use when much is: a build allocates far more than it holds. Whoever
// sets GOGC has decided otherwise.
func tuneMemory() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(growth(0))
	watch()
}

// watch sets the growth anew as each collection ends: that is when the finalizer
// of an object nobody holds runs.
func watch() {
	type sentinel struct{ p *int }
	s := &sentinel{new(int)}
	runtime.SetFinalizer(s, func(*sentinel) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		debug.SetGCPercent(growth(live[0].Value.Uint64()))
		watch()
	})
}

// growth is the per cent by which a heap may grow that has live bytes in use.
func growth(live uint64) int {
	live = max(live, 4<<20) // the least the runtime begins with
	most := max(heapFloor, live+live*heapGrowth/100)
	most = min(most, max(heapCeiling, live+live*heapCareful/100))
	return int((most - live) * 100 / live)
}
