package build

import (
	"flag"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"balagh/internal/output"
)

// Each check of TestIncrementalEqualsClean makes some 160 edits; ./test makes
// thousands where CI=true: go test ./internal/build -run Incremental -rapid.checks 14.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400) // a heap of many small builds
	flag.Set("rapid.checks", "4")
	flag.Parse()
	os.Exit(m.Run())
}

// After any sequence of edits the site that was built step by step is the one a
// clean build makes, byte for byte, the target's manifest included; and a build
// after which nothing changed plans nothing.
func TestIncrementalEqualsClean(t *testing.T) {
	_, err := exec.LookPath("cwebp")
	seen := map[string]int{}
	edits, refused := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		s := newSiteIn(t, scratch(t))
		e := &editor{site: s, T: rt, webps: err == nil, state: beginning(s.at)}
		out := filepath.Join(filepath.Dir(s.dir), "public")
		e.build(rt, out)
		for range rapid.IntRange(10, 12).Draw(rt, "builds") {
			was := e.clone()
			some, least, most := editNames, 10, 30
			if rapid.IntRange(0, 3).Draw(rt, "options only") == 0 {
				some, least, most = optionNames, 1, 1 // no file changes: only the shortcut of an unchanged site can err
			}
			for range rapid.IntRange(least, most).Draw(rt, "edits") {
				name := rapid.SampledFrom(some).Draw(rt, "edit")
				everyEdit[name](e)
				seen[name]++
				edits++
			}
			if !e.build(rt, out) {
				refused++ // edits that contradict each other: the team takes them back
				e.state = was
				e.build(rt, out)
			}
		}
		clean := filepath.Join(filepath.Dir(s.dir), "clean")
		s.remove(".balagh")
		e.build(rt, clean)
		if d := differ(tree(t, clean), tree(t, out)); d != nil {
			rt.Fatalf("incremental and clean differ: %v", d)
		}
	})
	t.Logf("%d edits, %d times refused", edits, refused)
	if refused*3 > edits {
		t.Errorf("of %d edits %d times some were refused: too few are looked at", edits, refused)
	}
	if left := len(editNames) - len(seen); edits > 1000 && left > 0 {
		t.Errorf("%d kinds of edit were never made", left)
	}
}

// build brings the files to the disk, builds, and compares what was built with a
// clean build; it reports whether the site has no mistake.
func (e *editor) build(rt *rapid.T, out string) bool {
	e.sync()
	o := e.options(out)
	o.At, o.Drafts, o.WebP, o.BaseURL = e.hour, e.drafts, e.webp, e.base
	r, err := Run(e.t.Context(), o)
	if err != nil {
		rt.Fatal(err)
	}
	if r.Failed {
		return false
	}
	_, found, err := Verify(e.t.Context(), o, out)
	if err != nil || len(found) > 0 {
		rt.Fatalf("the site is not what a clean build makes: %v %v", found, err)
	}
	if rapid.IntRange(0, 3).Draw(rt, "again") == 0 {
		o.Target = output.NewFolder(out)
		if again, err := Run(e.t.Context(), o); err != nil || !again.Same || again.Pages != r.Pages || len(again.Withheld) != len(r.Withheld) {
			rt.Fatalf("a build after which nothing changed planned anew: same %v, %d pages, %d withheld (%v)", again.Same, again.Pages, len(again.Withheld), err)
		}
	}
	return true
}

// state is a site as its team has written it, the hour, and how it is built.
type state struct {
	files        map[string]string
	settings     settings
	hour         time.Time
	drafts, webp bool
	base         string
}

func (s state) clone() state {
	s.files = maps.Clone(s.files)
	return s
}

// sync makes the disk what the state says, touching only what differs.
func (e *editor) sync() {
	want := maps.Clone(e.files)
	want["site.toml"] = e.settings.text()
	for name := range e.disk {
		if _, ok := want[name]; !ok {
			e.remove(name)
			for dir := filepath.Dir(name); strings.Count(dir, "/") > 1; dir = filepath.Dir(dir) {
				os.Remove(filepath.Join(e.dir, dir)) // if it is empty
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if text, ok := e.disk[name]; !ok || text != want[name] {
			e.write(name, want[name])
		}
	}
	e.disk = want
}

// scratch is a folder for a site, in memory where the system has one: these
// tests write thousands of small sites.
func scratch(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "balagh-test")
	if err != nil {
		return filepath.Join(t.TempDir(), "site")
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return filepath.Join(dir, "site")
}
