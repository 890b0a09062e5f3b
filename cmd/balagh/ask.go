package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"balagh/internal/diag"
)

// asker asks a person, a line at a time. Questions go to stderr: stdout holds
// results alone.
type asker struct {
	*terminal
	ctx   context.Context
	lines chan string
}

// newAsker returns nil where nobody can be asked.
func newAsker(ctx context.Context, t *terminal, in io.Reader) *asker {
	if !someoneAt(in) {
		return nil
	}
	a := &asker{terminal: t, ctx: ctx, lines: make(chan string)}
	go a.read(in)
	return a
}

// someoneAt reports whether a reader is a terminal. The null device is a
// character device, too, and nobody sits at it.
func someoneAt(in io.Reader) bool {
	f, ok := in.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}

// read hands over lines one by one; a signal must not wait for the next.
func (a *asker) read(in io.Reader) {
	r := bufio.NewReader(in)
	for {
		line, err := r.ReadString('\n')
		if err != nil && line == "" {
			close(a.lines)
			return
		}
		select {
		case a.lines <- line:
		case <-a.ctx.Done():
			return
		}
	}
}

// errLeft is a writer who ended the questions: nothing is written then.
var errLeft = errors.New("left")

// ask puts a question until an answer is accepted. An empty answer takes what is
// proposed; the end of the input ends the command.
func (a *asker) ask(question diag.Text, proposal string, accept func(answer string) (refusal string)) (string, error) {
	for {
		fmt.Fprint(a.err, question.In(a.lang, nil))
		if proposal != "" {
			fmt.Fprintf(a.err, " [%s]", diag.Visible(proposal))
		}
		fmt.Fprint(a.err, askEnd.In(a.lang, nil))
		var line string
		var ok bool
		select {
		case line, ok = <-a.lines:
		case <-a.ctx.Done():
			return "", context.Canceled
		}
		if !ok {
			fmt.Fprintln(a.err)
			return "", errLeft
		}
		answer := strings.TrimSpace(strings.Map(bare, line))
		if answer == "" {
			answer = proposal
		}
		refusal := accept(answer)
		if refusal == "" {
			return answer, nil
		}
		fmt.Fprintln(a.err, refusal)
	}
}

// bare drops what a keyboard or a paste leaves in a line unseen: marks of
// direction, the letters of an arrow key, bytes that are no text.
func bare(r rune) rune {
	switch {
	case r == '\t' || r == '\n':
		return ' '
	case r < ' ', r >= 0x7F && r <= 0x9F, r == utf8.RuneError, r >= 0x200E && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0x061C, r == 0xFEFF:
		return -1
	}
	return r
}

// show lists what may be answered, numbered.
func (a *asker) show(items []string) {
	for i, s := range items {
		fmt.Fprintf(a.err, "  %2d  %s\n", i+1, diag.Visible(s))
	}
}
