package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"pgregory.net/rapid"
)

// sabotage asks before each step of a target whether it may be done.
func sabotage(f *Folder, ask func(op, name string) error) {
	real := f.ops
	f.create = func(in within, name string) (file, error) {
		if err := ask("create", name); err != nil {
			return nil, err
		}
		x, err := real.create(in, name)
		return &askingFile{x, name, ask}, err
	}
	f.readFile = func(r *os.Root, name string) ([]byte, error) {
		if err := ask("read", name); err != nil {
			return nil, err
		}
		return real.readFile(r, name)
	}
	f.lstat = func(r *os.Root, name string) (fs.FileInfo, error) {
		if err := ask("lstat", name); err != nil {
			return nil, err
		}
		return real.lstat(r, name)
	}
	f.rename = func(r *os.Root, from, to string) error {
		if err := ask("rename", to); err != nil {
			return err
		}
		return real.rename(r, from, to)
	}
	by := func(op string, do func(*os.Root, string) error) func(*os.Root, string) error {
		return func(r *os.Root, name string) error {
			if err := ask(op, name); err != nil {
				return err
			}
			return do(r, name)
		}
	}
	f.mkdir, f.remove = by("mkdir", real.mkdir), by("remove", real.remove)
	f.removeAll, f.syncDir = by("removeall", real.removeAll), by("syncdir", real.syncDir)
	if real.syncAll != nil {
		f.syncAll = func(r *os.Root) error {
			if err := ask("syncall", ""); err != nil {
				return err
			}
			return real.syncAll(r)
		}
	}
}

type askingFile struct {
	file
	name string
	ask  func(op, name string) error
}

// Write leaves half of the bytes behind when it fails.
func (f *askingFile) Write(b []byte) (int, error) {
	if err := f.ask("write", f.name); err != nil {
		n, _ := f.file.Write(b[:len(b)/2])
		return n, err
	}
	return f.file.Write(b)
}

func (f *askingFile) Sync() error {
	if err := f.ask("sync", f.name); err != nil {
		return err
	}
	return f.file.Sync()
}

var errKilled = errors.New("killed")

// from fails step n, and all later ones too if the program is killed there.
func from(n int, killed bool, err error) (ask func(op, name string) error, hit *bool) {
	hit = new(bool)
	step := 0
	return func(op, name string) error {
		step++
		if step == n || killed && step > n {
			*hit = true
			return err
		}
		return nil
	}, hit
}

// whole checks that every page is entirely old or entirely new and that nothing
// else but foreign files is there.
func whole(t *testing.T, n int, got, old, next, foreign site) {
	t.Helper()
	for p, content := range got {
		if strings.HasSuffix(p, "/") {
			continue
		}
		o, wasOld := old[p]
		x, isNext := next[p]
		f, isForeign := foreign[p]
		if !(wasOld && content == o || isNext && content == x || isForeign && content == f) {
			t.Fatalf("step %d: %s is %q", n, p, content)
		}
	}
	for p, content := range old {
		if strings.HasSuffix(p, "/") {
			continue
		}
		if _, there := got[p]; !there && next[p] == content {
			t.Fatalf("step %d: %s, which does not change, is gone", n, p)
		}
		_, replaced := next[p]
		if _, there := got[p]; replaced && !there {
			t.Fatalf("step %d: %s is missing", n, p)
		}
	}
	for p, content := range foreign {
		if got[p] != content {
			t.Fatalf("step %d: foreign %s is %q", n, p, got[p])
		}
	}
}

// faultCases are the commits in which every step fails once.
var faultCases = []struct {
	name    string
	old     site // nil: there is no folder
	exists  bool
	next    site
	foreign site
}{
	{name: "first build", next: after},
	{name: "first build into an empty folder", exists: true, next: after},
	{name: "first build beside foreign files", exists: true, next: after, foreign: site{"CNAME": "x", "ar/note": "y"}},
	{name: "incremental", old: before, next: after, foreign: site{"CNAME": "x", "ar/2023/a/note": "y"}},
	{name: "back again", old: after, next: before},
	{name: "to nothing", old: before, next: site{}},
}

// prepareFault makes the state before a commit.
func prepareFault(t *testing.T, old site, exists bool, foreign site) (dir string, files site) {
	dir = filepath.Join(scratch(t), "public")
	if exists {
		if err := os.Mkdir(dir, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	if old != nil {
		mustPublish(t, quick(dir), old)
	}
	for p, content := range foreign {
		if err := errors.Join(put(p)(dir), os.WriteFile(filepath.Join(dir, p), []byte(content), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	return dir, readTree(t, dir, false)
}

func TestFolderEveryStepFails(t *testing.T) {
	for _, killed := range []bool{false, true} {
		for _, bulk := range []bool{false, true} {
			for _, c := range faultCases {
				name := c.name + map[bool]string{false: ", step fails", true: ", killed"}[killed] + map[bool]string{true: ", one sync"}[bulk]
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					result := clean(t, c.next)
					n := 1
					for ; ; n++ {
						dir, old := prepareFault(t, c.old, c.exists, c.foreign)
						f := quick(dir)
						if bulk {
							f.bulk, f.syncAll = 0, func(*os.Root) error { return nil }
						}
						reason := error(syscall.ENOSPC)
						if killed {
							reason = errKilled
						}
						ask, hit := from(n, killed, reason)
						sabotage(f, ask)
						_, err := publish(f, c.next)
						if !*hit {
							if err != nil {
								t.Fatal(err)
							}
							break
						}
						got := readTree(t, dir, false)
						whole(t, n, got, old, c.next, c.foreign)
						if c.old == nil && !c.exists && len(got) > 0 {
							whole(t, n, got, c.next, c.next, nil) // a first build is there as a whole or not
						}
						finish(t, n, dir, c.next, result, c.foreign)
					}
					if n < 10 {
						t.Errorf("only %d steps", n)
					}
				})
			}
		}
	}
}

// finish builds again where a build failed; nothing of the failure may remain.
func finish(t *testing.T, n int, dir string, next, result, foreign site) {
	t.Helper()
	if _, err := publish(quick(dir), next); err != nil {
		t.Fatalf("step %d: the next build: %v", n, err)
	}
	got := readTree(t, dir, true)
	for p := range foreign {
		delete(got, p)
		for d := folderOf(p); d != ""; d = folderOf(d) {
			if _, ours := result[d+"/"]; !ours {
				delete(got, d+"/")
			}
		}
	}
	same(t, got, result)
	if t.Failed() {
		t.Fatalf("step %d: not what a clean build gives", n)
	}
	if left, _ := os.ReadDir(filepath.Dir(dir)); len(left) != 1 {
		t.Fatalf("step %d: left beside: %v", n, left)
	}
}

// A failure of the disk before the journal leaves the old site to the byte.
func TestFolderDiskFullLeavesTheOldSite(t *testing.T) {
	result := clean(t, before)
	for n := 1; ; n++ {
		dir, _ := prepareFault(t, before, false, nil)
		f := quick(dir)
		space := 0
		hit := false
		sabotage(f, func(op, _ string) error {
			if op == "create" || op == "write" || op == "mkdir" {
				if space++; space >= n {
					hit = true
					return syscall.ENOSPC
				}
			}
			return nil
		})
		_, err := publish(f, after)
		if !hit {
			if n < 20 {
				t.Errorf("only %d steps need space", n)
			}
			return
		}
		if !errors.Is(err, syscall.ENOSPC) {
			t.Fatalf("step %d: %v", n, err)
		}
		same(t, readTree(t, dir, true), result)
	}
}

// The build that finishes a killed one may itself be killed.
func TestFolderKilledTwice(t *testing.T) {
	result := clean(t, after)
	for n := 1; ; n += 5 {
		for m := 1 + n%3; ; m += 4 {
			dir, old := prepareFault(t, before, false, nil)
			f := quick(dir)
			ask, hit := from(n, true, errKilled)
			sabotage(f, ask)
			publish(f, after)
			if !*hit {
				return
			}
			f = quick(dir)
			ask, hit = from(m, true, errKilled)
			sabotage(f, ask)
			publish(f, after)
			whole(t, n, readTree(t, dir, false), old, after, nil)
			finish(t, n, dir, after, result, nil)
			if !*hit {
				break
			}
		}
	}
}

// Whatever was built before, in whatever order, a folder ends as if it had been
// built at once, to the byte of the manifest.
func TestFolderAnyHistoryEndsTheSame(t *testing.T) {
	names := []string{"index.html", "a", "a/index.html", "a/b", "a/b/index.html", "ar/2024/بلاغ", "ar/2024/بلاغ/index.html", "ar/2024/x.jpg",
		"ar/2023/x/index.html", "ar/feed.xml", "fr/2024/x/index.html", "fr/2024/x/1/index.html", "style.css"}
	rapid.Check(t, func(rt *rapid.T) {
		tmp, err := os.MkdirTemp(scratch(t), "")
		if err != nil {
			rt.Fatal(err)
		}
		dir := filepath.Join(tmp, "public")
		var last site
		for range rapid.IntRange(1, 5).Draw(rt, "builds") {
			last = site{}
			for _, n := range rapid.SliceOfDistinct(rapid.SampledFrom(names), rapid.ID).Draw(rt, "files") {
				last[n] = rapid.SampledFrom([]string{"", "نص", "texte"}).Draw(rt, n)
			}
			for n := range last { // a file and a folder at once is no plan
				for d := folderOf(n); d != ""; d = folderOf(d) {
					delete(last, d)
				}
			}
			f := quick(dir)
			if killed := rapid.IntRange(0, 40).Draw(rt, "killed at"); killed > 0 {
				ask, hit := from(killed, true, errKilled)
				sabotage(f, ask)
				if _, err := publish(f, last); err != nil && !*hit {
					rt.Fatal(err)
				}
				continue
			}
			if _, err := publish(f, last); err != nil {
				rt.Fatal(err)
			}
		}
		if _, err := publish(quick(dir), last); err != nil {
			rt.Fatal(err)
		}
		once := filepath.Join(tmp, "once")
		if _, err := publish(quick(once), last); err != nil {
			rt.Fatal(err)
		}
		same(t, readTree(t, dir, true), readTree(t, once, true))
		if t.Failed() {
			rt.Fatal("the folders differ")
		}
	})
}
