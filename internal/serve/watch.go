package serve

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// change is what happened to the sources since the last one.
type change struct {
	paths []string // files that were written, made or removed, sorted
	all   bool     // folders, or more than was told: only listing can say
}

func (c *change) empty() bool { return !c.all && len(c.paths) == 0 }

const (
	quiet     = 12 * time.Millisecond  // without an event, and a save is taken to have ended
	quietMany = 120 * time.Millisecond // the same once many files change, as git changes them
	quietMost = 2 * time.Second        // after which it is not waited for
	many      = 32
	pollEvery = 2 * time.Second // how often everything is listed where watching does not reach
	deepest   = 16              // levels of folders that are watched
)

// sources are what a site is made from, below its folder.
var sources = []string{"content", "layouts", "static"}

// watcher tells of changes below a site's folder. Each folder is watched by
// itself; those made later are added as they appear. What the system does not
// tell, because its queue was full or its watches are used up, is found by
// listing everything.
type watcher struct {
	fs      *fsnotify.Watcher
	root    string
	out     chan change
	lost    func(reason error) // told once, when watching does not reach
	add     func(dir string) error
	dirs    map[string]bool // watched, by path
	made    map[string]bool // files first seen in the change at hand
	polling bool
	poll    time.Duration
	most    time.Duration // that a change is waited for to end
	stamp   [32]byte
}

// watch begins to watch a site's folder, until ctx ends.
func watch(ctx context.Context, root string, lost func(error)) (*watcher, error) {
	w, err := newWatcher(root, lost)
	if err != nil {
		return nil, err
	}
	w.begin(ctx)
	return w, nil
}

func newWatcher(root string, lost func(error)) (*watcher, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	inner, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", root, err)
	}
	return &watcher{
		fs: inner, root: root, out: make(chan change), lost: lost, add: inner.Add, dirs: map[string]bool{}, made: map[string]bool{}, poll: pollEvery, most: quietMost,
	}, nil
}

func (w *watcher) begin(ctx context.Context) {
	w.everything()
	go w.run(ctx)
}

// everything watches all folders there are.
func (w *watcher) everything() {
	w.one(w.root)
	for _, top := range sources {
		w.below(filepath.Join(w.root, top), 0)
	}
}

// below watches a folder and those in it. Links are followed, as the listing
// follows them.
func (w *watcher) below(dir string, depth int) {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() || depth > deepest {
		return
	}
	w.one(dir)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if (e.IsDir() || e.Type()&fs.ModeSymlink != 0) && !ignored(e.Name()) {
			w.below(filepath.Join(dir, e.Name()), depth+1)
		}
	}
}

func (w *watcher) one(dir string) {
	if w.dirs[dir] {
		return
	}
	err := w.add(dir)
	switch {
	case err == nil:
		w.dirs[dir] = true
	case !errors.Is(err, fs.ErrNotExist): // gone already
		w.fallBack(err)
	}
}

// fallBack lists everything from time to time from here on.
func (w *watcher) fallBack(reason error) {
	if !w.polling {
		w.polling = true
		w.stamp = w.list()
		w.lost(reason)
	}
}

// forget ends the watching of a folder that was removed or has another name.
func (w *watcher) forget(dir string) bool {
	if !w.dirs[dir] {
		return false
	}
	for d := range w.dirs {
		if d == dir || strings.HasPrefix(d, dir+string(filepath.Separator)) {
			w.fs.Remove(d) // the system may have done so by itself
			delete(w.dirs, d)
		}
	}
	return true
}

// run gathers events until none has come for a moment, and hands them on as one.
func (w *watcher) run(ctx context.Context) {
	defer w.fs.Close()
	var now change
	var first time.Time
	var out chan change
	ready, tick := time.NewTimer(time.Hour), time.NewTicker(w.poll)
	defer ready.Stop()
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case e, ok := <-w.fs.Events:
			if !ok {
				return
			}
			if w.event(e, &now) {
				if first.IsZero() {
					first = time.Now()
				}
				out = nil
				ready.Reset(min(pause(&now), max(0, w.most-time.Since(first))))
			}
		case err := <-w.fs.Errors:
			w.failure(err, &now)
			ready.Reset(quietMany)
		case <-ready.C:
			if w.settle(&now); now.empty() {
				first = time.Time{}
			} else {
				out = w.out
			}
		case <-tick.C:
			if w.polled(tick, &now) {
				out = w.out
			}
		case out <- now:
			now, out, first = change{}, nil, time.Time{}
		}
	}
}

func pause(c *change) time.Duration {
	if len(c.paths) > many {
		return quietMany
	}
	return quiet
}

// event takes one event in, and reports whether it is about the site.
func (w *watcher) event(e fsnotify.Event, now *change) bool {
	name, ok := w.named(e.Name)
	if !ok || e.Op == fsnotify.Chmod {
		return false
	}
	if e.Has(fsnotify.Create) {
		if info, err := os.Stat(e.Name); err == nil && info.IsDir() {
			w.forget(e.Name) // what had this name before is another folder
			w.below(e.Name, 0)
			now.all = true
			return true
		}
		if !slices.Contains(now.paths, name) {
			w.made[name] = true
		}
	}
	if e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
		if e.Name == w.root {
			w.fallBack(fmt.Errorf("%s: %w", w.root, fs.ErrNotExist))
		}
		if w.forget(e.Name) {
			now.all = true
			return true
		}
	}
	if at, found := slices.BinarySearch(now.paths, name); !found {
		now.paths = slices.Insert(now.paths, at, name)
	}
	return true
}

// named is a path below the site's folder with "/", and whether a site is made
// from what has this name.
func (w *watcher) named(file string) (string, bool) {
	rel, err := filepath.Rel(w.root, file)
	if err != nil {
		return "", false
	}
	name := filepath.ToSlash(rel)
	top, _, below := strings.Cut(name, "/")
	switch {
	case name == ".":
		return name, true
	case slices.ContainsFunc(strings.Split(name, "/"), ignored):
		return "", false
	case slices.Contains(sources, top):
		return name, true
	}
	return name, !below && path.Ext(name) != ""
}

// settle leaves out what came and went within the change: the files that editors
// write beside a text to put them in its place.
func (w *watcher) settle(now *change) {
	now.paths = slices.DeleteFunc(now.paths, func(name string) bool {
		if !w.made[name] {
			return false
		}
		_, err := os.Lstat(filepath.Join(w.root, filepath.FromSlash(name)))
		return errors.Is(err, fs.ErrNotExist)
	})
	clear(w.made)
}

// failure takes in that events were lost, or that watching failed.
func (w *watcher) failure(err error, now *change) {
	now.all = true
	if errors.Is(err, fsnotify.ErrEventOverflow) {
		clear(w.dirs) // folders may have come and gone unseen
		w.everything()
		w.lost(err)
		return
	}
	w.fallBack(err)
}

// polled lists everything, where watching does not reach, and reports whether
// something is different.
func (w *watcher) polled(tick *time.Ticker, now *change) bool {
	if !w.polling {
		return false
	}
	start := time.Now()
	stamp := w.list()
	tick.Reset(max(w.poll, 20*time.Since(start))) // a large site is not listed all the time
	if stamp == w.stamp {
		return false
	}
	w.stamp, now.all = stamp, true
	return true
}

// list hashes the names, sizes and times of all that a site is made from.
func (w *watcher) list() (sum [32]byte) {
	h := sha256.New()
	for _, top := range slices.Concat(sources, []string{"site.toml"}) {
		filepath.WalkDir(filepath.Join(w.root, top), func(p string, d fs.DirEntry, err error) error {
			if err != nil || ignored(d.Name()) {
				return nil
			}
			if info, err := os.Stat(p); err == nil {
				fmt.Fprintf(h, "%q %d %d\n", p, info.Size(), info.ModTime().UnixNano())
			}
			return nil
		})
	}
	h.Sum(sum[:0])
	return sum
}

var (
	years  = regexp.MustCompile(`^[12]\d{3}$`)
	digits = regexp.MustCompile(`^\d+$`) // vim tries a folder with 4913
)

// ignored reports whether a name is one that editors, systems and downloads give
// to files on the way.
func ignored(name string) bool {
	switch path.Ext(name) {
	case ".swp", ".swo", ".swx", ".tmp", ".temp", ".part", ".crdownload":
		return true
	}
	return strings.HasPrefix(name, ".") && name != "." && name != ".well-known" ||
		strings.HasSuffix(name, "~") || strings.HasPrefix(name, "~$") ||
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") ||
		strings.Contains(name, "___jb_") ||
		digits.MatchString(name) && !years.MatchString(name)
}
