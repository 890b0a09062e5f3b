// Package e2e reads the finished site as its visitors do: browsers, feed
// readers, search engines, validators, a web server. It is a module of its own,
// so that what only tests need stays out of the program's. A component that is
// not on the machine skips its tests, with the reason; on CI=true it fails them.
package e2e

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var (
	root    string // of the repository
	work    string // everything a run makes; removed at its end
	program string // balagh, built once from the working tree
)

func TestMain(m *testing.M) {
	code, err := run(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, "e2e:", err)
		code = 1
	}
	os.Exit(code)
}

func run(m *testing.M) (code int, err error) {
	if root, err = filepath.Abs("../.."); err != nil {
		return 1, err
	}
	if work, err = os.MkdirTemp("", "balagh-e2e-"); err != nil {
		return 1, err
	}
	defer os.RemoveAll(work)
	program = filepath.Join(work, "balagh")
	cmd := exec.Command("go", "build", "-buildvcs=false", "-o", program, "./cmd/balagh")
	cmd.Dir = root
	if out, err := cmd.CombinedOutput(); err != nil {
		return 1, fmt.Errorf("go build: %w\n%s", err, out)
	}
	defer closeBrowser()
	return m.Run(), nil
}

// missing ends the test because the machine lacks something.
func missing(t *testing.T, reason string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s: nothing may be skipped here", reason)
	}
	t.Skip(reason)
}

// needs wants programs on PATH.
func needs(t *testing.T, names ...string) {
	t.Helper()
	for _, name := range names {
		if _, err := exec.LookPath(name); err != nil {
			missing(t, name+" is not installed")
		}
	}
}

// npm returns the place of a file of an npm package.
func npm(t *testing.T, file string) string {
	t.Helper()
	p := filepath.Join(root, ".test", "npm", "node_modules", filepath.FromSlash(file))
	if _, err := os.Stat(p); err != nil {
		missing(t, "the npm package of "+file+" is not installed")
	}
	return p
}

// result is what a program said and how it ended.
type result struct {
	stdout, stderr []byte
	code           int
}

// command runs a program and kills it after two minutes.
func command(t *testing.T, dir string, env []string, name string, args ...string) result {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil && (cmd.ProcessState == nil || ctx.Err() != nil) {
		t.Fatalf("%s: %v", name, err)
	}
	return result{stdout.Bytes(), stderr.Bytes(), cmd.ProcessState.ExitCode()}
}

// balagh runs the program with nothing of the machine's own state.
func balagh(t *testing.T, dir string, args ...string) result {
	t.Helper()
	return command(t, dir, quiet, program, args...)
}

var quiet = []string{"BALAGH_LANG=en", "SOURCE_DATE_EPOCH=", "NO_COLOR=1"}

// must fails the test unless the program ended well.
func (r result) must(t *testing.T) result {
	t.Helper()
	if r.code != 0 {
		t.Fatalf("exit %d\n%s%s", r.code, r.stdout, r.stderr)
	}
	return r
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// edit replaces one text by another in a file, and wants it there.
func edit(t *testing.T, path, old, new string) {
	t.Helper()
	text := read(t, path)
	if !strings.Contains(text, old) {
		t.Fatalf("%s does not contain %q", path, old)
	}
	write(t, path, strings.Replace(text, old, new, 1))
}
