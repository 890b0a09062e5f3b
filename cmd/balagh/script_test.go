package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// update rewrites what the scripts expect: go test ./cmd/balagh -run Scripts -u
var update = flag.Bool("u", false, "rewrite the output that the scripts expect")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"balagh": func() { os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// TestScripts runs testdata/*.txtar. Each script holds the tiny site it works
// on and says at its head what it guards.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "edit": edit, "same": same, "keep": keep, "kept": kept, "json": wellFormed, "fifo": fifo, "gzipped": gzipped,
			"aged": aged,
		},
		Condition: func(cond string) (bool, error) {
			switch cond {
			case "root":
				return os.Geteuid() == 0, nil
			case "fifo":
				return canFIFO, nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
	})
}

// exits N COMMAND … wants the exit code N.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if exit := new(exec.ExitError); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want || neg {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// edit FILE OLD NEW replaces every OLD; both are read with the escapes of Go, so
// that a script can write any byte. An empty OLD writes before the first byte.
// Of the files that a FILE with a * in it names, it is the first that holds OLD.
func edit(ts *testscript.TestScript, _ bool, args []string) {
	text := func(s string) string {
		out, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
		ts.Check(err)
		return out
	}
	from, to := text(args[1]), text(args[2])
	files, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	file, was := "", ""
	for _, f := range files {
		if was = ts.ReadFile(f); strings.Contains(was, from) {
			file = f
			break
		}
	}
	if file == "" {
		ts.Fatalf("%s holds no %q", args[0], from)
	}
	n := -1
	if from == "" {
		n = 1
	}
	ts.Check(os.WriteFile(file, []byte(strings.Replace(was, from, to, n)), 0o666))
}

// tree reads a folder: what stands under each path, and when it was written.
func tree(ts *testscript.TestScript, dir string) (texts map[string]string, times map[string]int64) {
	texts, times = map[string]string{}, map[string]int64{}
	root := ts.MkAbs(dir)
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, p)
		texts[filepath.ToSlash(rel)], times[filepath.ToSlash(rel)] = string(text), info.ModTime().UnixNano()
		return err
	})
	ts.Check(err)
	return texts, times
}

// same A B wants two folders of the same files and bytes.
func same(ts *testscript.TestScript, neg bool, args []string) {
	a, _ := tree(ts, args[0])
	b, _ := tree(ts, args[1])
	diff := differs(a, b)
	if neg && len(diff) == 0 {
		ts.Fatalf("%s and %s are the same", args[0], args[1])
	}
	if !neg && len(diff) > 0 {
		ts.Fatalf("%s and %s differ: %s", args[0], args[1], strings.Join(diff, ", "))
	}
}

func differs[T comparable](a, b map[string]T) []string {
	var out []string
	for p := range a {
		if have, ok := b[p]; !ok || have != a[p] {
			out = append(out, p)
		}
	}
	for p := range b {
		if _, ok := a[p]; !ok {
			out = append(out, p)
		}
	}
	return out
}

type keptTree struct {
	texts map[string]string
	times map[string]int64
}

// Scripts run side by side.
var (
	kepts   sync.Mutex
	keepers = map[*testscript.TestScript]keptTree{}
)

// keep DIR remembers a folder; kept DIR wants it untouched since, down to the
// time each file was written.
func keep(ts *testscript.TestScript, _ bool, args []string) {
	var k keptTree
	k.texts, k.times = tree(ts, args[0])
	kepts.Lock()
	defer kepts.Unlock()
	keepers[ts] = k
}

func kept(ts *testscript.TestScript, _ bool, args []string) {
	texts, times := tree(ts, args[0])
	kepts.Lock()
	k := keepers[ts]
	kepts.Unlock()
	if diff := append(differs(k.texts, texts), differs(k.times, times)...); len(diff) > 0 {
		ts.Fatalf("%s was touched: %s", args[0], strings.Join(diff, ", "))
	}
}

// aged PATH … makes files an hour old, those of a folder as well.
func aged(ts *testscript.TestScript, _ bool, args []string) {
	old := time.Now().Add(-time.Hour)
	for _, a := range args {
		ts.Check(filepath.WalkDir(ts.MkAbs(a), func(p string, _ fs.DirEntry, err error) error {
			return errors.Join(err, os.Chtimes(p, old, old))
		}))
	}
}

// gzipped FILE wants a whole gzip file that holds something.
func gzipped(ts *testscript.TestScript, _ bool, args []string) {
	r, err := gzip.NewReader(strings.NewReader(ts.ReadFile(args[0])))
	ts.Check(err)
	n, err := io.Copy(io.Discard, r)
	ts.Check(err)
	if n == 0 {
		ts.Fatalf("%s holds nothing", args[0])
	}
}

// json FILE wants one JSON value without a null but those of the keys named
// after it.
func wellFormed(ts *testscript.TestScript, _ bool, args []string) {
	d := json.NewDecoder(bytes.NewReader([]byte(ts.ReadFile(args[0]))))
	var v any
	ts.Check(d.Decode(&v))
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		ts.Fatalf("more than one JSON value")
	}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case nil:
			for _, allowed := range args[1:] {
				if path == "."+allowed {
					return
				}
			}
			ts.Fatalf("%s is null", path)
		case []any:
			for i, e := range v {
				walk(path+"["+strconv.Itoa(i)+"]", e)
			}
		case map[string]any:
			for k, e := range v {
				walk(path+"."+k, e)
			}
		}
	}
	walk("", v)
}
