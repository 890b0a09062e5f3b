package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// versions is a site before and after the edit of a release, as built.
type versions struct {
	dir      string
	old, new map[string]string // what is published, by path
}

const release = "content/releases/2025/portes-ouvertes-sale/"

// newer is what the edit of a release writes.
func newer(t *testing.T, src string) {
	t.Helper()
	edit(t, filepath.Join(src, release, "fr.md"), "Portes ouvertes", "Journées ouvertes")
	edit(t, filepath.Join(src, release, "ar.md"), "+++\ntitle = \"", "+++\nkicker = \"جديد\"\ntitle = \"")
}

// twoVersions prepares a source before and after an edit, and both sites.
func twoVersions(t *testing.T) versions {
	t.Helper()
	v := versions{dir: t.TempDir()}
	for _, name := range []string{"old", "new"} {
		src := filepath.Join(v.dir, name)
		if err := copySample(src); err != nil {
			t.Fatal(err)
		}
		if name == "new" {
			newer(t, src)
		}
		balagh(t, src, "build", "--out", filepath.Join(v.dir, name+"-out"), "--at", now).must(t)
	}
	v.old, v.new = published(t, filepath.Join(v.dir, "old-out")), published(t, filepath.Join(v.dir, "new-out"))
	if len(differ(v.old, v.new)) < 5 {
		t.Fatal("the edit changes next to nothing: the test proves nothing")
	}
	return v
}

// served puts the old site into a folder, as the last build left it.
func (v versions) served(t *testing.T, out string) {
	t.Helper()
	if err := os.RemoveAll(out); err != nil {
		t.Fatal(err)
	}
	balagh(t, filepath.Join(v.dir, "old"), "build", "--out", out, "--at", now).must(t)
}

// A build that is killed at any of its steps leaves each page old or new, and
// the next build makes the rest.
func TestKilledCommits(t *testing.T) {
	needs(t, "strace")
	v := twoVersions(t)
	out := filepath.Join(v.dir, "served")
	v.served(t, out)
	if r := command(t, v.dir, nil, "strace", "-f", "-o", os.DevNull, "true"); r.code != 0 {
		missing(t, fmt.Sprintf("strace may not trace here: %s", r.stderr))
	}
	kills, halves := 0, 0
	for _, calls := range []string{"openat", "write,pwrite64", "fsync,fdatasync,syncfs", "rename,renameat,renameat2", "unlink,unlinkat"} {
		// Calls count for each thread by itself, so late points may not exist.
		for _, when := range []int{1, 2, 3, 4, 6, 9, 14} {
			r := command(t, filepath.Join(v.dir, "new"), slices.Concat(quiet, []string{"GOMAXPROCS=1"}), "strace", "-f", "-o", os.DevNull,
				"-e", "trace="+calls, "-e", fmt.Sprintf("inject=%s:signal=KILL:when=%d", calls, when),
				program, "build", "--out", out, "--at", now)
			if r.code == 0 {
				break
			}
			kills++
			is := published(t, out)
			for p, text := range is {
				if text != v.old[p] && text != v.new[p] {
					t.Errorf("killed at %s %d: %s is neither old nor new", calls, when, p)
				}
			}
			for p := range v.old {
				_, there := is[p]
				if _, stays := v.new[p]; stays && !there {
					t.Errorf("killed at %s %d: %s is gone", calls, when, p)
				}
			}
			if len(differ(is, v.old)) > 0 && len(differ(is, v.new)) > 0 {
				halves++
			}
			balagh(t, filepath.Join(v.dir, "new"), "build", "--out", out, "--at", now).must(t)
			if d := differ(published(t, out), v.new); len(d) > 0 {
				t.Errorf("after a kill at %s %d the next build differs in %v", calls, when, d)
			}
			v.served(t, out)
		}
	}
	t.Logf("%d kills, %d of them in the middle of a commit", kills, halves)
	if kills < 8 || halves == 0 {
		t.Errorf("%d kills, %d in the middle: the test proves nothing", kills, halves)
	}
}

// A disk that fills up ends the build with the old site whole; once there is
// room the next build is right.
func TestFullDisk(t *testing.T) {
	if os.Geteuid() != 0 {
		missing(t, "mounting a small disk needs root")
	}
	v := twoVersions(t)
	disk := filepath.Join(v.dir, "disk")
	if err := os.Mkdir(disk, 0o755); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk).CombinedOutput(); err != nil {
		missing(t, fmt.Sprintf("mount is not allowed here: %s", said))
	}
	t.Cleanup(func() { _ = exec.Command("umount", disk).Run() })
	out := filepath.Join(disk, "served")
	v.served(t, out)
	before := tree(t, out)
	for _, room := range []int64{0, 4 << 10, 16 << 10} {
		fill(t, disk, room)
		r := balagh(t, filepath.Join(v.dir, "new"), "build", "--out", out, "--at", now)
		if r.code != 3 || !strings.Contains(string(r.stderr), "no space left") {
			t.Errorf("with %d bytes left: exit %d: %s", room, r.code, r.stderr)
		}
		after := tree(t, out)
		for p, text := range before {
			if after[p] != text {
				t.Errorf("with %d bytes left: %s was touched", room, p)
			}
		}
		if err := os.Remove(filepath.Join(disk, "ballast")); err != nil {
			t.Fatal(err)
		}
	}
	balagh(t, filepath.Join(v.dir, "new"), "build", "--out", out, "--at", now).must(t)
	if d := differ(published(t, out), v.new); len(d) > 0 {
		t.Errorf("with room again the build differs in %v", d)
	}
}

// fill leaves so many bytes free on a disk.
func fill(t *testing.T, disk string, room int64) {
	t.Helper()
	var fs syscall.Statfs_t
	if err := syscall.Statfs(disk, &fs); err != nil {
		t.Fatal(err)
	}
	size := int64(fs.Bavail)*int64(fs.Bsize) - room
	f, err := os.Create(filepath.Join(disk, "ballast"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	block := make([]byte, 1<<12)
	for n := int64(0); n+int64(len(block)) <= size; n += int64(len(block)) {
		if _, err := f.Write(block); err != nil {
			t.Fatal(err)
		}
	}
}
