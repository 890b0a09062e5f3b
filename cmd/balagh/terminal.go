package main

// How the program speaks.
//
// Results go to stdout, all else to stderr. A sentence of the program begins
// with "balagh: ", in lower case and without a full stop; a line "hint: " gives
// the next command. Remarks on files stand as path:line:column, which editors
// follow. Exit 0: no errors; 1: errors in content; 2: wrong command line; 3: the
// machine's failure or our own. No colour is needed,
// and nothing is asked but by the commands that begin a text, of a terminal.

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"balagh/internal/build"
	"balagh/internal/diag"
	"balagh/internal/output"
)

type terminal struct {
	out, err io.Writer
	dir      string
	lang     string
	langFlag string
	command  string // the words of the command line that name it, once it has run
}

// startLanguage is the language before any flag is read: BALAGH_LANG, else the
// locale's.
func startLanguage(env func(string) string) string {
	for _, name := range []string{"BALAGH_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := env(name); v != "" {
			return language(v)
		}
	}
	return "en"
}

func language(locale string) string {
	code, _, _ := strings.Cut(strings.ToLower(locale), "_")
	code, _, _ = strings.Cut(code, ".")
	code, _, _ = strings.Cut(code, "-")
	if code == "ar" || code == "fr" {
		return code
	}
	return "en"
}

func (t *terminal) setLanguage() error {
	switch t.langFlag {
	case "":
	case "ar", "fr", "en":
		t.lang = t.langFlag
	default:
		return t.usage(langForm, t.langFlag)
	}
	return nil
}

// say writes a sentence of the program.
func (t *terminal) say(text diag.Text, args ...string) {
	fmt.Fprintf(t.err, "balagh: %s\n", text.In(t.lang, args))
}

func (t *terminal) hint(text diag.Text, args ...string) {
	fmt.Fprintf(t.err, "hint: %s\n", text.In(t.lang, args))
}

// exit says what went wrong and chooses the exit code.
func (t *terminal) exit(err error) int {
	var usage usageError
	text, args, refused := diag.Text{}, []string(nil), false
	if err != nil {
		text, args, refused = refusal(err)
	}
	var foreign *output.ForeignError
	var own *build.PanicError
	switch {
	case err == nil:
		return exitClean
	case errors.Is(err, errProblems):
		return exitProblems
	case refused, errors.As(err, &usage):
		t.say(text, args...)
		t.hint(seeHelp, cmp.Or(t.command, "balagh"))
		return exitUsage
	case errors.Is(err, errLeft):
		t.say(leftText)
		return exitProblems
	case errors.Is(err, errStopped):
		t.say(importStopped)
	case errors.Is(err, context.Canceled):
		t.say(interrupted)
	case errors.As(err, &foreign):
		for _, why := range foreign.Whys {
			t.say(foreignWhy, why)
		}
		t.foreign(foreign)
		t.hint(foreignHint)
	case errors.As(err, &own):
		t.say(internalError, build.Brief(own.Value))
	default:
		t.say(plain, strings.ReplaceAll(err.Error(), "\n", "; "))
	}
	return exitFailure
}

// foreignMost is how many files in the way are named; the rest are counted.
const foreignMost = 10

func (t *terminal) foreign(e *output.ForeignError) {
	for i, p := range slices.Concat(e.Paths, e.Unknown) {
		switch {
		case i == foreignMost:
			t.say(foreignMore, strconv.Itoa(len(e.Paths)+len(e.Unknown)-i))
			return
		case i < len(e.Paths):
			t.say(foreignFile, p)
		default:
			t.say(strayFile, p)
		}
	}
}

var stageWords = map[string]diag.Text{
	"read export": {AR: "ميبيبايت مقروءة", FR: "Mio lus", EN: "MiB read"},
	"write texts": {AR: "من النصوص", FR: "textes", EN: "texts"},
}

// progress returns a function that shows how far a long build is, on a terminal
// only and not before a second has passed, and one that wipes it away.
func (t *terminal) progress() (show func(stage string, done, total int), wipe func()) {
	f, ok := t.err.(*os.File)
	if !ok {
		return nil, func() {}
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil, func() {}
	}
	var mu sync.Mutex
	start, last, shown := time.Now(), time.Time{}, false
	show = func(stage string, done, total int) {
		mu.Lock()
		defer mu.Unlock()
		now := time.Now()
		if now.Sub(start) < time.Second || now.Sub(last) < 100*time.Millisecond {
			return
		}
		last, shown = now, true
		counted := "" // what is counted, where it is not the files of a site
		if word, ok := stageWords[stage]; ok {
			counted = " " + word.In(t.lang, nil)
		}
		fmt.Fprintf(f, "\r\x1b[Kbalagh: %d/%d%s", done, total, counted)
	}
	return show, func() {
		mu.Lock()
		defer mu.Unlock()
		if shown {
			fmt.Fprint(f, "\r\x1b[K")
		}
	}
}
