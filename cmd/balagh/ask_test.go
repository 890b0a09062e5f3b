package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Nobody sits at the null device, at a file or at a pipe: a job of CI must not
// wait for an answer.
func TestNobodyToAsk(t *testing.T) {
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	file, err := os.Open("ask_test.go")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	if someoneAt(null) || someoneAt(file) || someoneAt(r) || someoneAt(strings.NewReader("نعم\n")) {
		t.Error("somebody is asked where nobody is")
	}
}

// What a paste brings unseen into a flag is left out, and check accepts the file.
func TestNewTakesPastedTexts(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "newsroom")
	t.Setenv("SOURCE_DATE_EPOCH", "1772355600") // 1 March 2026
	do := func(args ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		if code := run(context.Background(), args, strings.NewReader(""), &out, &errs); code != exitClean {
			t.Fatalf("%q: %d %s%s", args, code, out.String(), errs.String())
		}
		return out.String()
	}
	do("init", dir)
	do("-C", dir, "new", "release", "--slug", "lasq", "--title", "\u200Fعنوان \u202Eمن\nسطرين\xff\u0085 ", "--place", "\u2067سلا\u2069", "--summary", "\x1b[31mملخص\x00.")
	text, err := os.ReadFile(filepath.Join(dir, "content", "releases", "2026", "lasq", "ar.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"\ntitle = \"عنوان من سطرين\"\n", "\nplace = \"سلا\"\n", "\nsummary = \"[31mملخص.\"\n"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if said := do("-C", dir, "check", "--format", "line"); strings.Contains(said, "lasq/ar.md:5") || strings.Contains(said, "error") {
		t.Error(said)
	}
}
