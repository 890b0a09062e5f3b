package serve

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"time"

	"balagh/internal/build"
	"balagh/internal/diag"
)

const (
	fewFiles  = 4                      // saved at once, and shown at once
	calm      = 150 * time.Millisecond // without a save, before everything is resolved anew
	halfSaved = 40 * time.Millisecond  // in which a file that cannot be understood may become whole
	look      = time.Second            // between two looks at the clock: a machine may have slept
	settled   = 50 * time.Millisecond  // after a refresh, in which browsers take what it found
)

// follower takes changes in, one after the other.
type follower struct {
	*server
	due      *time.Timer
	done     chan refreshed
	running  bool
	again    bool            // something changed since the refresh under way began
	edited   map[string]bool // shown at once since then
	patience time.Duration
	hour     time.Time // that the last refresh for the clock's sake was for
}

type refreshed struct {
	state *build.Snapshot
	err   error
}

func newFollower(s *server) *follower {
	f := &follower{server: s, due: time.NewTimer(time.Hour), done: make(chan refreshed, 1), edited: map[string]bool{}, patience: halfSaved}
	f.due.Stop()
	return f
}

// follow shows every change until ctx ends.
func (s *server) follow(ctx context.Context, changes <-chan change) {
	f := newFollower(s)
	clock := time.NewTicker(look)
	defer clock.Stop()
	for {
		select {
		case <-ctx.Done():
			if f.running {
				<-f.done // which ends at once
			}
			return
		case c := <-changes:
			f.changed(c)
		case <-f.due.C:
			f.refresh(ctx)
		case r := <-f.done:
			f.refreshed(r)
		case <-clock.C:
			f.struck(ctx)
		}
	}
}

// struck asks for a refresh once the hour has come at which the site differs.
func (f *follower) struck(ctx context.Context) {
	next := f.state.Load().Next()
	if f.options.Fixed || next.IsZero() || next.Equal(f.hour) || f.moment().Before(next) {
		return
	}
	f.hour = next
	f.refresh(ctx)
}

// changed shows what can be shown at once and asks for the rest.
func (f *follower) changed(c change) {
	wait := time.Duration(0)
	if !c.all && len(c.paths) <= fewFiles && f.edits(c.paths) {
		wait = calm
	}
	f.again = f.running
	f.due.Reset(wait)
}

// edits shows editions that were saved, and reports whether that was all.
func (f *follower) edits(paths []string) bool {
	state, whole := f.state.Load(), true
	for _, name := range paths {
		next, ok := f.edit(state, name)
		if !ok {
			whole = false
			continue
		}
		state = next
		f.edited[name] = true
	}
	if state != f.state.Load() {
		f.publish(state)
	}
	return whole
}

// edit reads one edition. One that cannot be understood is given a moment: it may
// be half-way through being saved.
func (f *follower) edit(state *build.Snapshot, name string) (*build.Snapshot, bool) {
	size, changed := f.stampOf(name)
	next, ok := f.session.Edit(state, name)
	if !ok || diag.Count(next.Remarks(name), diag.Error) == 0 {
		return next, ok
	}
	time.Sleep(f.patience)
	if again, later := f.stampOf(name); again == size && later.Equal(changed) {
		return next, ok
	}
	return f.session.Edit(state, name)
}

// refresh resolves everything anew in the background.
func (f *follower) refresh(ctx context.Context) {
	if f.running {
		f.again = true
		return
	}
	f.running, f.again = true, false
	clear(f.edited)
	was, at := f.state.Load(), f.moment()
	go func() {
		state, err := f.session.Refresh(ctx, was, at)
		f.done <- refreshed{state, err}
	}()
}

// refreshed shows what a refresh found, with the saves it may not have seen.
func (f *follower) refreshed(r refreshed) {
	f.running = false
	if r.err != nil {
		if f.options.Failed != nil {
			f.options.Failed(r.err)
		}
	} else {
		for name := range f.edited {
			if next, ok := f.session.Edit(r.state, name); ok {
				r.state = next
			}
		}
		f.publish(r.state)
	}
	// What the refresh left behind is collected now. In the midst of the next one
	// a collection would have a save wait for it.
	time.AfterFunc(settled, runtime.GC)
	if f.again {
		f.due.Reset(calm)
	}
}

// tell tells the terminal of mistakes, when they are others than before.
func (s *server) tell(state *build.Snapshot) {
	if s.options.Remarks == nil {
		return
	}
	mistakes := state.Mistakes()
	var b strings.Builder
	for _, d := range mistakes {
		fmt.Fprintln(&b, d.Path, d.Start.Line, d.Start.Column, d.Rule, d.Args)
	}
	if text := b.String(); text != s.said {
		s.said = text
		s.options.Remarks(slices.Clone(mistakes))
	}
}
