package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The sessions shown in docs/writing.md are run, one after the other, on a new
// site, and print what stands there.
func TestWritingShowsWhatIsPrinted(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "newsroom")
	t.Setenv("SOURCE_DATE_EPOCH", "1772355600") // 1 March 2026
	do := func(args ...string) (int, string) {
		var out, errs bytes.Buffer
		code := run(context.Background(), append([]string{"-C", dir}, args...), strings.NewReader(""), &out, &errs)
		return code, out.String() + errs.String()
	}
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"init", dir}, strings.NewReader(""), &out, &errs); code != 0 {
		t.Fatal(errs.String())
	}
	// The first release of a new site has the year of the day it was made on.
	if err := os.Rename(firstRelease(t, dir), filepath.Join(dir, "first")); err != nil {
		t.Fatal(err)
	}
	writeFirst(t, dir)
	blocks := fenced(t, "writing.md", "console")
	if len(blocks) < 5 {
		t.Fatal(len(blocks))
	}
	for _, block := range blocks {
		command, want, _ := strings.Cut(block, "\n")
		_, got := do(words(strings.TrimPrefix(command, "$ balagh "))...)
		if got = plainSpaces.Replace(got); got != want || want == "" {
			t.Errorf("%s\ngot\n%s\nwant\n%s", command, got, want)
		}
		switch folder := filepath.Join(dir, "content", "releases", "2026", "agence-agadir"); {
		case strings.Contains(command, "new release"): // what the writer does next
			edit := func(text string) string {
				return text + "\nتفتح الوكالة أبوابها يوم الاثنين.\n"
			}
			editFile(t, filepath.Join(folder, "ar.md"), edit)
		case strings.Contains(command, "new translation"): // and the translator
			edit := func(text string) string {
				return strings.Replace(text, `title = ""`, `title = "Une agence à Agadir"`, 1)
			}
			editFile(t, filepath.Join(folder, "fr.md"), edit)
		}
	}
}

// plainSpaces are those of a page that was typed: French has others before marks.
var plainSpaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ")

func editFile(t *testing.T, name string, edit func(string) string) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err == nil {
		err = os.WriteFile(name, []byte(edit(string(text))), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// firstRelease is the folder of the release that init writes.
func firstRelease(t *testing.T, dir string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, "content", "releases", "*", "premier-communique"))
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	return found[0]
}

// writeFirst writes the first release again, dated in 2026.
func writeFirst(t *testing.T, dir string) {
	t.Helper()
	to := filepath.Join(dir, "content", "releases", "2026", "premier-communique")
	if err := os.MkdirAll(to, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"ar.md", "fr.md"} {
		text, err := os.ReadFile(filepath.Join("starter", "content", "releases", "YEAR", "premier-communique", name))
		if err != nil {
			t.Fatal(err)
		}
		text = bytes.ReplaceAll(bytes.ReplaceAll(text, []byte("YEAR"), []byte("2026")), []byte("DATE"), []byte("2026-01-05"))
		if err := os.WriteFile(filepath.Join(to, name), text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// words parts a command line at its spaces outside quotation marks.
func words(s string) []string {
	var out []string
	quoted := false
	fields := strings.FieldsFunc(s, func(r rune) bool {
		if r == '"' {
			quoted = !quoted
		}
		return r == ' ' && !quoted
	})
	for _, f := range fields {
		out = append(out, strings.Trim(f, `"`))
	}
	return out
}
