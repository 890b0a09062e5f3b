package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// fenced returns the blocks of a language in a page of the manual.
func fenced(t *testing.T, page, language string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", page))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range regexp.MustCompile("(?ms)^```"+language+"\n(.*?)^```$").FindAllStringSubmatch(string(text), -1) {
		out = append(out, m[1])
	}
	return out
}

// The pattern that docs/editors.md gives finds every remark that check prints, in
// each language, and nothing of a hint.
func TestEditorsFollowTheLines(t *testing.T) {
	blocks := fenced(t, "editors.md", "json")
	var tasks struct {
		Tasks []struct {
			Command string
			Args    []string
			Matcher struct {
				Pattern struct {
					Regexp                                      string
					File, Line, Column, Severity, Message, Code int
				}
			} `json:"problemMatcher"`
		}
	}
	if err := json.Unmarshal([]byte(blocks[0]), &tasks); err != nil {
		t.Fatal(err)
	}
	task := tasks.Tasks[0]
	p := task.Matcher.Pattern
	form := regexp.MustCompile(p.Regexp)
	dir := t.TempDir()
	for name, text := range map[string]string{
		"site.toml":                        "base_url = \"https://news.example.org\"\ntime_zone = \"Africa/Casablanca\"\ntitle = { ar = \"أ\", fr = \"A\" }\nlanguages = [{ code = \"ar\" }, { code = \"fr\" }]\n",
		"content/releases/2026/liqa/ar.md": "+++\ntitle = \"لقاء: الداخلة [1]\"\ndate = 2026-01-02\ntags = [\"a: b [c]\"]\ndrfat = true\n+++\nنص, نص\n",
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, lang := range []string{"ar", "fr", "en"} {
		args := append([]string{"-C", dir}, task.Args...)
		args[len(args)-1] = lang
		var out, errs bytes.Buffer
		if code := run(context.Background(), args, strings.NewReader(""), &out, &errs); code != exitProblems {
			t.Fatalf("%d %s", code, errs.String())
		}
		kinds, found := map[string]bool{}, 0
		for line := range strings.Lines(out.String()) {
			line = strings.TrimSuffix(line, "\n")
			m := form.FindStringSubmatch(line)
			if (m == nil) != strings.HasPrefix(line, "\thint: ") {
				t.Errorf("%q: %q", line, m)
			}
			if m == nil {
				continue
			}
			found++
			kinds[m[p.Severity]] = true
			if _, err := os.Stat(filepath.Join(dir, m[p.File])); err != nil || m[p.Line] == "" || m[p.Column] == "" || m[p.Message] == "" || strings.Contains(m[p.Message], m[p.Code]) {
				t.Errorf("%q: %q", line, m)
			}
		}
		if len(kinds) != 3 || found < 5 {
			t.Errorf("%s: %v %d\n%s", lang, kinds, found, out.String())
		}
	}
}

// What --json is said to print is what it prints.
func TestEditorsOpenWhatIsWritten(t *testing.T) {
	want := fenced(t, "editors.md", "json")[1]
	dir := t.TempDir()
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"init", filepath.Join(dir, "x")}, strings.NewReader(""), &out, &errs); code != 0 {
		t.Fatal(errs.String())
	}
	out.Reset()
	args := []string{"-C", filepath.Join(dir, "x"), "new", "release", "--title", "وكالة بأكادير", "--slug", "agence-agadir", "--date", "2026-03-02", "--json"}
	if code := run(context.Background(), args, strings.NewReader(""), &out, &errs); code != 0 || out.String() != want {
		t.Errorf("%d %s%s, want %s", code, out.String(), errs.String(), want)
	}
}
