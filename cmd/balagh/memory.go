package main

import (
	"math"
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
	// collection, in per cent of what is in use.
	heapGrowth = 50
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
	if live < 4<<20 {
		live = 4 << 20 // the least the runtime begins with
	}
	return max(heapGrowth, int(min(math.MaxInt32, heapFloor*100/live))-100)
}
