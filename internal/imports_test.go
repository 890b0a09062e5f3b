// Package internal_test holds the architecture of the program as tests: which
// package may import which, which one owns an outside module, and that the hash
// of the program's own source leaves nothing out.
package internal_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"balagh"
)

// mayImport is the table of packages. A new arrow is a change of architecture:
// it is made here and explained in its commit.
var mayImport = map[string][]string{
	"diag":     {},
	"lang":     {},
	"toml":     {"diag"},
	"config":   {"toml", "lang", "diag"},
	"content":  {"config", "toml", "lang", "diag"},
	"archive":  {"content", "markdown", "config", "lang", "diag"},
	"author":   {"content", "config", "lang", "diag"},
	"pages":    {"archive", "config", "images", "lang", "output"},
	"render":   {"pages", "markdown", "lang", "output"},
	"schema":   {"content", "config", "diag"},
	"output":   {},
	"markdown": {"lang"},
	"images":   {},
	"cache":    {},
	"check":    {"archive", "content", "markdown", "config", "lang", "diag"},
	"importer": {"config", "content", "diag", "lang"},
	"cms":      {"config", "lang", "diag"},
	"build": {"archive", "cache", "check", "config", "content", "diag", "images", "lang", "markdown",
		"output", "pages", "render", "toml"},
	"serve": {"build", "diag", "lang", "output"}, // lang: the desk searches titles and counts
}

// owners says which package alone speaks to an outside module. Calls of the system
// that package os does not offer are made where files are many: to read them, and to
// write them.
var owners = map[string]string{
	"github.com/yuin/goldmark":       "internal/markdown",
	"github.com/tdewolff/minify":     "internal/render",
	"github.com/BurntSushi/toml":     "internal/toml",
	"github.com/vmihailenco/msgpack": "internal/build",
	"github.com/spf13/cobra":         "cmd/balagh",
	"github.com/spf13/pflag":         "cmd/balagh",
	"golang.org/x/text":              "internal/lang",
	"golang.org/x/image":             "internal/images",
	"github.com/bep/imagemeta":       "internal/images",
	"golang.org/x/sys":               "internal/output internal/content",
	"github.com/fsnotify/fsnotify":   "internal/serve",
	"golang.org/x/net":               "internal/importer",

	"github.com/JohannesKaufmann/html-to-markdown": "internal/importer",
}

// testModules may be used by the tests of any package, and by nothing else.
var testModules = []string{"pgregory.net/rapid", "github.com/rogpeppe/go-internal", "github.com/santhosh-tekuri/jsonschema"}

const (
	module   = "balagh"
	maxLines = 400
)

// source is one Go file of the program.
type source struct {
	path  string // from the root of the repository, with /
	lines int
	*ast.File
}

func (s source) dir() string  { return path.Dir(s.path) }
func (s source) test() bool   { return strings.HasSuffix(s.path, "_test.go") }
func (s source) base() string { return strings.TrimPrefix(s.dir(), "internal/") }

func (s source) imports() []string {
	var out []string
	for _, i := range s.Imports {
		name, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			panic("internal error: " + err.Error())
		}
		out = append(out, name)
	}
	return out
}

// sources parses every Go file of the module. e2e is a module of its own.
func sources(t *testing.T) []source {
	t.Helper()
	var out []source
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && p != "." && (p == "internal/e2e" || d.Name() == "testdata" || d.Name() == "node_modules" ||
			strings.HasPrefix(d.Name(), ".")) {
			return fs.SkipDir
		}
		if !strings.HasSuffix(p, ".go") {
			return nil
		}
		text, err := fs.ReadFile(root, p)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), p, text, parser.ParseComments)
		out = append(out, source{p, bytes.Count(text, []byte("\n")), f})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestImportsFollowTheTable(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range sources(t) {
		if s.test() || !strings.HasPrefix(s.path, "internal/") {
			continue
		}
		allowed, ok := mayImport[s.base()]
		if !ok {
			t.Errorf("%s: package %s is not in the table", s.path, s.base())
			continue
		}
		seen[s.base()] = true
		for _, name := range s.imports() {
			to, inside := strings.CutPrefix(name, module+"/internal/")
			if inside && !slices.Contains(allowed, to) || name == module {
				t.Errorf("%s imports %s, and %s may import only %v", s.path, name, s.base(), allowed)
			}
		}
	}
	for name := range mayImport {
		if !seen[name] {
			t.Errorf("the table names %s, and there is no such package", name)
		}
	}
}

func TestOutsideModulesHaveOneOwner(t *testing.T) {
	for _, s := range sources(t) {
		for _, name := range s.imports() {
			host, _, _ := strings.Cut(name, "/")
			if host == module || !strings.Contains(host, ".") {
				continue
			}
			of := owned(name)
			switch {
			case of != "" && slices.Contains(strings.Fields(owners[of]), s.dir()):
			case s.test() && slices.ContainsFunc(testModules, func(m string) bool { return within(name, m) }):
			case of != "":
				t.Errorf("%s imports %s, which only %s may mention", s.path, name, owners[of])
			default:
				t.Errorf("%s imports %s, which has no owner", s.path, name)
			}
		}
	}
}

func owned(name string) string {
	for m := range owners {
		if within(name, m) {
			return m
		}
	}
	return ""
}

func within(name, module string) bool {
	return name == module || strings.HasPrefix(name, module+"/")
}

// The hash of the engine stands in every key, so a source file that embed.go
// forgets would let old pages pass as current, and one too many would make every
// page anew for nothing.
func TestEngineIsWholeInside(t *testing.T) {
	engine := append([]string{"build"}, mayImport["build"]...)
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (p == "e2e" || d.Name() == "testdata") {
			return fs.SkipDir
		}
		dir := filepath.Dir(p)
		if d.IsDir() || dir == "." || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		disk, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		inside, err := balagh.Files.ReadFile(path.Join("internal", filepath.ToSlash(p)))
		if wanted := slices.Contains(engine, dir); wanted != (err == nil) || wanted && !bytes.Equal(disk, inside) {
			t.Errorf("embed.go: internal/%s is the engine's: %v; embedded: %v", filepath.ToSlash(p), wanted, err == nil)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range engine {
		for _, imported := range mayImport[p] {
			if !slices.Contains(engine, imported) {
				t.Errorf("build imports %s, which imports %s, which is not of the engine", p, imported)
			}
		}
	}
	for _, p := range []string{"go.mod", "go.sum"} {
		if _, err := balagh.Files.ReadFile(p); err != nil {
			t.Error(err)
		}
	}
}

func TestPackagesHaveOneCommentEach(t *testing.T) {
	comments := map[string][]string{}
	for _, s := range sources(t) {
		if s.test() {
			continue
		}
		in := comments[s.dir()]
		if s.Doc != nil {
			in = append(in, path.Base(s.path))
		}
		comments[s.dir()] = in
	}
	for dir, in := range comments {
		if len(in) != 1 {
			t.Errorf("%s has its package comment in %d files, want 1: %v", dir, len(in), in)
		}
	}
}

func TestFilesStaySmall(t *testing.T) {
	for _, s := range sources(t) {
		if !s.test() && s.lines > maxLines {
			t.Errorf("%s has %d lines, at most %d", s.path, s.lines, maxLines)
		}
	}
}
