package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"
)

// What one run of check may cost, however its input was made.
const (
	hostileSeconds = 5
	hostileMemory  = 500 << 20
)

const hostileSite = `base_url = "https://news.example.org"
feed_authority = "news.example.org,2023"
time_zone = "Africa/Casablanca"
title = { ar = "أخبار التعاضدية", fr = "Actualités" }
languages = [{ code = "ar", locale = "ar-MA", name = "العربية" }, { code = "fr", name = "Français" }]

[tags.couverture-sante]
ar = "التغطية الصحية"
`

func press(front, body string) string {
	return "+++\ntitle = \"بلاغ\"\ndate = 2025-06-17\n" + front + "+++\n\n" + body + "\n"
}

// hostile are sites made to break a reader: each writes into a release's folder.
var hostile = []struct {
	name string
	make func(t *testing.T, dir string)
	want string // a rule that must be told
}{
	{"ten thousand unknown tags", func(t *testing.T, dir string) {
		var b strings.Builder
		for i := range 10000 {
			fmt.Fprintf(&b, "%q, ", fmt.Sprintf("couverture-sant-%d", i))
		}
		put(t, dir, "ar.md", press("tags = ["+b.String()+"]\n", "نص."))
	}, "unknown-tag"},
	{"a line of 1.4 MB", func(t *testing.T, dir string) {
		put(t, dir, "ar.md", press("", strings.Repeat("كلمة, و كلمة ؛ \"نص\" ", 40000)))
	}, "latin-comma"},
	{"one word of 1.4 MB", func(t *testing.T, dir string) {
		put(t, dir, "ar.md", press("tags = [\""+strings.Repeat("ـ\u202e", 300000)+"\"]\n", strings.Repeat("َب", 350000)))
	}, "unknown-tag"},
	{"200 levels of quotes", func(t *testing.T, dir string) {
		put(t, dir, "ar.md", press("", strings.Repeat(strings.Repeat("> ", 200)+"نص, و نص\n", 100)))
	}, "latin-comma"},
	{"front matter of 10 MB", func(t *testing.T, dir string) {
		put(t, dir, "ar.md", press(strings.Repeat("# تعليق طويل جدا لا نهاية له\n", 200000), "نص."))
	}, "toml-syntax"},
	{"a hundred thousand unknown fields", func(t *testing.T, dir string) {
		var b strings.Builder
		for i := range 100000 {
			fmt.Fprintf(&b, "titel%d = 1\n", i)
		}
		put(t, dir, "ar.md", press(b.String(), "نص."))
	}, "unknown-field"},
	{"a named pipe", func(t *testing.T, dir string) {
		put(t, dir, "fr.md", press("", "Texte."))
		for _, name := range []string{"ar.md", "photo.jpg"} {
			if err := syscall.Mkfifo(filepath.Join(dir, name), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}, "not-a-file"},
	{"a circle of links", func(t *testing.T, dir string) {
		put(t, dir, "fr.md", press("", "Texte."))
		for from, to := range map[string]string{"ar.md": "b.md", "b.md": "ar.md", "self": ".", "up": "..", "x.jpg": "x.jpg"} {
			if err := os.Symlink(to, filepath.Join(dir, from)); err != nil {
				t.Fatal(err)
			}
		}
	}, "path-escape"},
	{"names that are no UTF-8", func(t *testing.T, dir string) {
		put(t, dir, "ar.md", press("", "نص."))
		put(t, dir, "r\xe9union.md", "x")
		put(t, dir, "\xff\xfe.jpg", "x")
		put(t, dir+"-\xe9t\xe9", "ar.md", press("", "نص, آخر"))
	}, "unknown-file"},
	{"names that give commands", func(t *testing.T, dir string) {
		put(t, dir, "ar.md", press("tags = [\"::error file=a::b\", \"##[error]c\"]\n", "نص."))
		put(t, dir, "::error file=site.toml,line=1::forged.md", "x")
		put(t, dir, "a\n::error::forged.md", "x")
		put(t, dir, "\x1b]0;title\x07\u202eb.md", "x")
		put(t, dir, "%0A::warning::forged,line=3.md", "x")
	}, "unknown-file"},
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestHostileInput(t *testing.T) {
	if testing.Short() {
		t.Skip("writes sites of megabytes")
	}
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			t.Parallel()
			site := t.TempDir()
			put(t, site, "site.toml", hostileSite)
			dir := filepath.Join(site, "content", "releases", "2025", "bayan")
			put(t, dir, "x", "")
			os.Remove(filepath.Join(dir, "x"))
			h.make(t, dir)
			for _, format := range append([]string{"diff"}, formats...) {
				out := checkHostile(t, site, format)
				if format == "json" && !bytes.Contains(out, []byte(`"rule":"`+h.want+`"`)) {
					t.Errorf("%s is not told: %.2000s", h.want, out)
				}
			}
		})
	}
}

// checkHostile runs check in a process of its own and judges what it cost and
// what it wrote.
func checkHostile(t *testing.T, site, format string) []byte {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	args := []string{"-C", site, "check", "--lang", "ar", "--format", format}
	if format == "diff" {
		args = []string{"-C", site, "check", "--diff"}
	}
	c := exec.CommandContext(ctx, exe, args...)
	c.Args[0] = "balagh"
	var stdout, stderr bytes.Buffer
	c.Stdout, c.Stderr = &stdout, &stderr
	err = c.Run()
	if exit := new(exec.ExitError); err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) {
		t.Fatalf("%s: %v: %.500s", format, err, stderr.Bytes())
	}
	use := c.ProcessState.SysUsage().(*syscall.Rusage)
	if took := c.ProcessState.UserTime() + c.ProcessState.SystemTime(); took > hostileSeconds*time.Second*slowdown {
		t.Errorf("%s took %v of processor", format, took)
	}
	if use.Maxrss<<10 > hostileMemory*slowdown {
		t.Errorf("%s took %d MB", format, use.Maxrss>>10)
	}
	out := stdout.Bytes()
	if format != "diff" { // a patch must hold the bytes themselves
		judgeOutput(t, format, out)
	}
	judgeOutput(t, format, stderr.Bytes())
	for _, text := range [][]byte{out, stderr.Bytes()} {
		if bytes.Contains(text, []byte(site)) {
			t.Errorf("%s names a path of the machine: %.500s", format, text)
		}
	}
	if format == "json" || format == "sarif" || format == "gitlab" {
		d := json.NewDecoder(bytes.NewReader(out))
		var v any
		if err := d.Decode(&v); err != nil || d.More() {
			t.Errorf("%s: %v", format, err)
		}
	}
	if n := bytes.Count(out, []byte("\n")); n > 600 && format != "diff" {
		t.Errorf("%s: %d lines", format, n)
	}
	return out
}

// judgeOutput wants text that can harm no terminal and commands no build service
// but by the program's own words.
func judgeOutput(t *testing.T, format string, out []byte) {
	t.Helper()
	if !utf8.Valid(out) {
		t.Errorf("%s is no UTF-8", format)
	}
	for _, r := range string(out) {
		isolate := format == "github" && (r == 0x2068 || r == 0x2069)
		if unicode.IsControl(r) && r != '\n' && r != '\t' || (r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069) && !isolate {
			t.Fatalf("%s: U+%04X is shown raw", format, r)
		}
	}
	for line := range strings.Lines(string(out)) {
		command := strings.HasPrefix(strings.TrimSpace(line), "::")
		own := strings.HasPrefix(line, "::error file=content/") || strings.HasPrefix(line, "::warning file=content/") || strings.HasPrefix(line, "::notice file=content/")
		if command && !(format == "github" && own) || strings.Contains(line, "##[") {
			t.Errorf("%s: a forged command: %.200q", format, line)
		}
	}
}
