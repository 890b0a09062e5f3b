package serve

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// watched gathers the changes of a newsroom.
type watched struct {
	*newsroom
	*watcher
	lost atomic.Int32
}

func (n *newsroom) watch(change func(*watcher)) *watched {
	n.t.Helper()
	w := &watched{newsroom: n}
	inner, err := newWatcher(n.dir, func(error) { w.lost.Add(1) })
	if err != nil {
		n.t.Fatal(err)
	}
	w.watcher = inner
	if change != nil {
		change(inner)
	}
	ctx, stop := context.WithCancel(context.Background())
	n.t.Cleanup(stop)
	inner.begin(ctx)
	return w
}

// next is the next change.
func (w *watched) next(what string) change {
	w.t.Helper()
	select {
	case c := <-w.out:
		return c
	case <-time.After(20 * time.Second):
		w.t.Fatalf("%s: no change is told", what)
	}
	return change{}
}

// none wants no change to be told but of a file written now.
func (w *watched) none(what string) {
	w.t.Helper()
	w.newsroom.write("content/releases/2025/bulletin-000/temoin.pdf", what)
	if c := w.next(what); c.all || !slices.Equal(c.paths, []string{"content/releases/2025/bulletin-000/temoin.pdf"}) {
		w.t.Errorf("%s: %+v was told", what, c)
	}
}

func TestSavesOfEditors(t *testing.T) {
	const dir = "content/releases/2025/bulletin-001/"
	tests := []struct {
		name string
		save func(n *newsroom)
	}{
		{"written in place", func(n *newsroom) { n.write(dir+"ar.md", "نص") }},
		{"written in two parts", func(n *newsroom) {
			n.write(dir+"ar.md", "")
			n.write(dir+"ar.md", "نص")
		}},
		{"vim with a backup", func(n *newsroom) {
			n.write(dir+"4913", "")
			n.remove(dir + "4913")
			n.rename(dir+"ar.md", dir+"ar.md~")
			n.write(dir+".ar.md.swp", "b0VIM")
			n.write(dir+"ar.md", "نص")
			n.remove(dir + "ar.md~")
		}},
		{"written beside and renamed over", func(n *newsroom) {
			n.write(dir+"ar.md.tmp", "نص")
			n.rename(dir+"ar.md.tmp", dir+"ar.md")
		}},
		{"sed -i", func(n *newsroom) {
			n.write(dir+"sedQ1w2E3", "نص")
			n.rename(dir+"sedQ1w2E3", dir+"ar.md")
		}},
		{"emacs", func(n *newsroom) {
			n.write(dir+"#ar.md#", "نص")
			n.write(dir+".#ar.md", "x")
			n.write(dir+"ar.md", "نص")
			n.remove(dir + "#ar.md#")
		}},
		{"an editor of the JetBrains family", func(n *newsroom) {
			n.write(dir+"ar.md___jb_tmp___", "نص")
			n.rename(dir+"ar.md", dir+"ar.md___jb_old___")
			n.rename(dir+"ar.md___jb_tmp___", dir+"ar.md")
			n.remove(dir + "ar.md___jb_old___")
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newNewsroom(t).watch(nil)
			tt.save(w.newsroom)
			if c := w.next(tt.name); c.all || !slices.Equal(c.paths, []string{dir + "ar.md"}) {
				t.Errorf("told %+v, want the edition alone", c)
			}
			w.none("after it")
		})
	}
}

// What a site is not made from is not told.
func TestWhatIsPassedOver(t *testing.T) {
	n := newNewsroom(t)
	n.write("public/ar/index.html", "x")
	n.write(".balagh/sources", "x")
	n.write(".git/index", "x")
	n.write("static/icon.svg", "<svg/>")
	w := n.watch(nil)
	for _, name := range []string{"public/ar/index.html", ".balagh/sources", ".git/index", ".git/HEAD", "README", "content/.ar.md.swp", "content/releases/2025/bulletin-001/ar.md~", "static/.DS_Store"} {
		n.write(name, "y")
	}
	if err := os.Chmod(n.path("site.toml"), 0o640); err != nil {
		t.Fatal(err)
	}
	w.none("what no site is made from")
	n.write("site.toml", siteTOML+"\n")
	if c := w.next("site.toml"); !slices.Equal(c.paths, []string{"site.toml"}) {
		t.Errorf("told %+v, want site.toml", c)
	}
}

// A save is waited for to end, however long ago a file came and went that nobody
// was told of.
func TestSaveIsWaitedFor(t *testing.T) {
	const dir = "content/releases/2025/bulletin-001/"
	w := newNewsroom(t).watch(func(w *watcher) { w.most = 60 * time.Millisecond })
	w.newsroom.write(dir+"sedQ1w2E3", "x")
	w.newsroom.remove(dir + "sedQ1w2E3")
	time.Sleep(2 * w.most)
	for {
		start, told := time.Now(), make(chan change, 1)
		go func() { told <- <-w.out }()
		w.newsroom.write(dir+"ar.md", "نص")
		time.Sleep(quiet / 3)
		w.newsroom.write(dir+"fr.md", "texte")
		slow := time.Since(start) > quiet/2 // the machine, and it may be told in two parts
		if c := <-told; slices.Equal(c.paths, []string{dir + "ar.md", dir + "fr.md"}) {
			return
		} else if !slow {
			t.Fatalf("told %+v, want both editions at once", c)
		}
		select { // the rest of it
		case <-w.out:
		case <-time.After(2 * w.most):
		}
	}
}

// Folders that are made, moved in or out, or renamed are watched under the name
// they have.
func TestFoldersAreFollowed(t *testing.T) {
	n := newNewsroom(t)
	outside := &newsroom{t, t.TempDir()}
	w := n.watch(nil)
	folder := func(what string) {
		t.Helper()
		if c := w.next(what); !c.all {
			t.Errorf("%s: told %+v, want everything", what, c)
		}
	}
	file := func(name string) {
		t.Helper()
		n.write(name, "نص")
		for { // a folder's own news may come in parts
			c := w.next(name)
			if slices.Contains(c.paths, name) {
				return
			}
			if !c.all {
				t.Errorf("told %+v, want %s", c, name)
			}
		}
	}
	n.write("content/releases/2026/nouveau/ar.md", "نص")
	folder("made, with a year")
	file("content/releases/2026/nouveau/fr.md")
	n.rename("content/releases/2026/nouveau", "content/releases/2026/renomme")
	folder("renamed")
	file("content/releases/2026/renomme/ar.md")
	n.rename("content/releases/2026", "content/releases/2027")
	folder("its parent renamed")
	file("content/releases/2027/renomme/ar.md")
	if err := os.Rename(n.path("content/releases/2027"), outside.path("2027")); err != nil {
		t.Skip(err) // another file system
	}
	folder("moved out")
	outside.write("2027/renomme/ar.md", "لا يهم")
	w.none("a file of a folder moved out")
	if err := os.Rename(outside.path("2027"), n.path("content/releases/2028")); err != nil {
		t.Fatal(err)
	}
	folder("moved in")
	file("content/releases/2028/renomme/ar.md")
	n.remove("content/releases/2028")
	folder("removed")
	n.write("content/releases/2028/renomme/ar.md", "نص")
	folder("made again under the name it had")
	file("content/releases/2028/renomme/ar.md")
	n.write("layouts/partials/x.html", "x")
	folder("layouts/ made later")
	file("layouts/partials/y.html")
}

// Thousands of changes at once come as few, and none is lost.
func TestManyChangesAtOnce(t *testing.T) {
	n := newNewsroom(t)
	for i := range 50 {
		n.release(i)
	}
	w := n.watch(nil)
	const total = 5000
	want := map[string]bool{}
	for i := range total {
		name := fmt.Sprintf("%s/annexe-%d.pdf", n.name(i%50), i)
		want[name] = true
		n.write(name, "x")
	}
	told, all := 0, false
	for len(want) > 0 && !all {
		c := w.next(fmt.Sprintf("%d files are left", len(want)))
		told++
		all = all || c.all // the queue was full: everything is to be listed
		for _, p := range c.paths {
			delete(want, p)
		}
	}
	if told > 50 {
		t.Errorf("%d changes were told one by one in %d parts", total, told)
	}
}

// A full queue is no reason to miss anything: everything is listed anew, and what
// was made in the meantime is watched.
func TestFullQueue(t *testing.T) {
	n := newNewsroom(t)
	var inner *fsnotify.Watcher
	w := n.watch(func(w *watcher) { inner = w.fs })
	if err := inner.Remove(n.path(n.name(1))); err != nil { // as if it had been made unseen
		t.Fatal(err)
	}
	inner.Errors <- fsnotify.ErrEventOverflow
	if c := w.next("after an overflow"); !c.all || w.lost.Load() != 1 {
		t.Errorf("told %+v and said it %d times, want everything, said once", c, w.lost.Load())
	}
	n.write(n.name(1)+"/ar.md", "نص")
	if c := w.next("after that"); !slices.Contains(c.paths, n.name(1)+"/ar.md") {
		t.Errorf("told %+v, want the edition", c)
	}
}

// Where the system has no watches left, everything is listed from time to time,
// and that is said once.
func TestNoWatchesLeft(t *testing.T) {
	n := newNewsroom(t)
	w := n.watch(func(w *watcher) {
		w.poll = 20 * time.Millisecond
		add := w.add
		w.add = func(dir string) error {
			if strings.Contains(dir, "bulletin") {
				return os.NewSyscallError("inotify_add_watch", syscall.ENOSPC)
			}
			return add(dir)
		}
	})
	if w.lost.Load() != 1 {
		t.Fatalf("said %d times, want once", w.lost.Load())
	}
	for _, text := range []string{"نص", "نص أطول"} {
		n.write(n.name(1)+"/ar.md", text)
		if c := w.next("a file nobody watches"); !c.all {
			t.Errorf("told %+v, want everything", c)
		}
	}
}

// A site whose folder goes away is not given up: it may come back.
func TestSiteGoesAndComes(t *testing.T) {
	n := newNewsroom(t)
	w := n.watch(func(w *watcher) { w.poll = 20 * time.Millisecond })
	away := n.dir + "-ailleurs"
	if err := os.Rename(n.dir, away); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(away) })
	if c := w.next("the folder is gone"); c.empty() {
		t.Error("nothing is told")
	}
	if err := os.Rename(away, n.dir); err != nil {
		t.Fatal(err)
	}
	n.write(n.name(1)+"/ar.md", "نص جديد")
	until(t, "it is back", func() bool {
		select {
		case c := <-w.out:
			return c.all
		default:
			return false
		}
	})
	if w.lost.Load() == 0 {
		t.Error("it was not said")
	}
}

func TestIgnored(t *testing.T) {
	for name, want := range map[string]bool{
		"ar.md": false, "2024": false, "salle.jpg": false, ".well-known": false, "#1": false, "12-janvier": false,
		"4913": true, "5036": true, ".ar.md.swp": true, "ar.md~": true, "#ar.md#": true, ".#ar.md": true, "ar.md.tmp": true, ".git": true,
		"~$rapport.docx": true, "photo.jpg.crdownload": true,
	} {
		if ignored(name) != want {
			t.Errorf("%s: ignored %v, want %v", name, !want, want)
		}
	}
}

// A system that cannot watch at all is an error that says so.
func TestWatchErrorIsWrapped(t *testing.T) {
	w, err := newWatcher(t.TempDir(), func(error) {})
	if err != nil {
		t.Fatal(err)
	}
	var told error
	w.lost = func(err error) { told = err }
	w.add = func(string) error { return syscall.EMFILE }
	w.everything()
	w.fs.Close()
	if !errors.Is(told, syscall.EMFILE) || !w.polling {
		t.Errorf("told %v, polling %v", told, w.polling)
	}
}
