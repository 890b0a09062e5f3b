package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"balagh/internal/build"
	"balagh/internal/output"
)

func TestStartLanguage(t *testing.T) {
	for _, c := range []struct{ env, want string }{
		{"", "en"},
		{"LANG=ar_MA.UTF-8", "ar"},
		{"LANG=fr_FR", "fr"},
		{"LANG=fr.UTF-8", "fr"},
		{"LANG=C.UTF-8", "en"},
		{"LANG=de_DE.UTF-8", "en"},
		{"LANG=ar_MA.UTF-8 LC_ALL=fr_FR.UTF-8", "fr"},
		{"LANG=ar_MA.UTF-8 LC_MESSAGES=fr", "fr"},
		{"LC_ALL=ar LC_MESSAGES=fr", "ar"},
		{"LANG=fr BALAGH_LANG=ar", "ar"},
		{"LANG=fr BALAGH_LANG=AR-ma", "ar"},
		{"LANG=fr BALAGH_LANG=zgh", "en"},
	} {
		env := map[string]string{}
		for _, pair := range strings.Fields(c.env) {
			name, value, _ := strings.Cut(pair, "=")
			env[name] = value
		}
		if got := startLanguage(func(name string) string { return env[name] }); got != c.want {
			t.Errorf("%s: %s, want %s", c.env, got, c.want)
		}
	}
}

// Each kind of trouble has its exit code, and is one line to a person.
func TestExit(t *testing.T) {
	for _, c := range []struct {
		err  error
		code int
		said string
	}{
		{nil, 0, ""},
		{errProblems, 1, ""},
		{usageError{errors.New("--lang x")}, 2, "balagh: --lang x\nhint: balagh --help\n"},
		{fmt.Errorf("read: %w", usageError{errors.New("--at x")}), 2, ""},
		{errors.New(`unknown command "biuld" for "balagh"`), 2, ""},
		{errStopped, 3, "balagh: the import was interrupted; the same command completes it\n"},
		{context.Canceled, 3, "balagh: interrupted; the site is as it was\n"},
		{fmt.Errorf("read: %w", context.Canceled), 3, "balagh: interrupted; the site is as it was\n"},
		{&build.PanicError{Value: "internal error: a key twice\nstack"}, 3, "balagh: internal error: a key twice\n"},
		{&output.ForeignError{Paths: []string{"ar/index.html", "صفحة.html"}}, 3, ""},
		{&output.ForeignError{Unknown: []string{"ar/2024/balagh/index.html"}, Whys: []string{"torn"}}, 3, "balagh: the folder's manifest is damaged: torn\nbalagh: ar/2024/balagh/index.html may be a page that was withdrawn, which the manifest no longer names\nhint: move these files away, or choose another folder: --out DIR\n"},
		{errors.New("read x: permission denied\nclose x"), 3, "balagh: read x: permission denied; close x\n"},
	} {
		var out, said strings.Builder
		term := &terminal{out: &out, err: &said, lang: "en"}
		if code := term.exit(c.err); code != c.code {
			t.Errorf("%v: exit %d, want %d", c.err, code, c.code)
		}
		if c.said != "" && said.String() != c.said || out.Len() > 0 {
			t.Errorf("%v: %q, want %q", c.err, said.String(), c.said)
		}
		for _, line := range strings.Split(strings.TrimSuffix(said.String(), "\n"), "\n") {
			if line != "" && !strings.HasPrefix(line, "balagh: ") && !strings.HasPrefix(line, "hint: ") {
				t.Errorf("%v: %q", c.err, line)
			}
		}
	}
}

// Our own mistake is one line and exit 3, wherever it happens.
func TestPanic(t *testing.T) {
	var out, said strings.Builder
	code := run(context.Background(), []string{"version"}, strings.NewReader(""), broken{}, &said)
	if code != exitFailure || said.String() != "balagh: internal error: the pipe is gone\n" || out.Len() > 0 {
		t.Errorf("exit %d: %q", code, said.String())
	}
}

// broken panics when written to.
type broken struct{}

func (broken) Write([]byte) (int, error) { panic("internal error: the pipe is gone") }

func TestEpoch(t *testing.T) {
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	for _, c := range []struct {
		value string
		want  int64
		ok    bool
	}{{"", now.Unix(), true}, {"0", 0, true}, {"1750114800", 1750114800, true}, {"-1", -1, true}, {"1.5", 0, false}, {"٢٠٢٥", 0, false}, {"now", 0, false}} {
		at, err := epoch(now, c.value, "fr")
		if (err == nil) != c.ok || c.ok && at.Unix() != c.want {
			t.Errorf("%q: %v %v", c.value, at, err)
		}
		if !c.ok && !errors.As(err, new(usageError)) {
			t.Errorf("%q: %v is no wrong usage", c.value, err)
		}
	}
}
