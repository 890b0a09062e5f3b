package main

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"sync"
)

// profiler writes what a build cost into a folder, for go tool pprof: cpu.pprof,
// heap-PHASE.pprof with what was held as each phase ended, and allocs.pprof with
// all that was ever asked for.
type profiler struct {
	dir string
	cpu *os.File

	mu     sync.Mutex
	failed error // the first failure
}

func startProfile(dir string) (*profiler, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	f, err := os.Create(filepath.Join(dir, "cpu.pprof"))
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return &profiler{dir: dir, cpu: f}, nil
}

// phase keeps what is held now. It collects garbage first, so that what it shows
// is in use; a build that is profiled is slower for it.
func (p *profiler) phase(name string) {
	runtime.GC()
	p.write("heap-"+name, "heap")
}

func (p *profiler) write(file, profile string) {
	f, err := os.Create(filepath.Join(p.dir, file+".pprof"))
	if err == nil {
		err = errors.Join(pprof.Lookup(profile).WriteTo(f, 0), f.Close())
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.failed = cmp.Or(p.failed, err)
}

func (p *profiler) stop() error {
	pprof.StopCPUProfile()
	p.write("allocs", "allocs")
	return errors.Join(p.failed, p.cpu.Close())
}
