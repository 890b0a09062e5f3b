package toml

import (
	"strconv"
	"strings"
	"time"
)

// Nearly every front matter is plain: each line is a comment, the [name] of a table,
// or a bare name, " = " and a text, a list or a table of texts, a date, a whole
// number, true or false, as content.Format writes them and people do. The library
// takes seventeen microseconds to read one, which was a twentieth of the processor
// time of a build; readPlain takes two. At the first sign of anything else, and of
// any mistake, it says nothing and the library, which stays the judge, reads it all:
// FuzzPlain holds that whatever is taken here the library accepts and reads the same.

// readPlain returns the values of a text; ok is false unless it is plain throughout.
// The text is valid UTF-8.
func readPlain(text string) (root map[string]any, ok bool) {
	if !isClean(text) {
		return nil, false
	}
	root = make(map[string]any, 8)
	here := root
	for text != "" {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		switch {
		case line == "", line[0] == '#':
		case line[0] == '[':
			name, closed := strings.CutSuffix(line[1:], "]")
			if !closed || !isBare(name) || root[name] != nil {
				return nil, false
			}
			here = make(map[string]any, 4)
			root[name] = here
		default:
			name, written, found := strings.Cut(line, " = ")
			value := readValue(written)
			if !found || !isBare(name) || here[name] != nil || value == nil {
				return nil, false
			}
			here[name] = value
		}
	}
	return root, true
}

// isClean reports whether a text holds no escape and, between its lines, no control
// character.
func isClean(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' && c != '\n' || c == '\\' || c == 0x7F {
			return false
		}
	}
	return true
}

// isBare reports whether a name needs no quotation marks and is no path.
func isBare(name string) bool {
	for _, c := range []byte(name) {
		if (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9') && c != '_' && c != '-' {
			return false
		}
	}
	return name != ""
}

// readValue returns what is written, nil unless it is plain.
func readValue(s string) any {
	switch {
	case s == "true", s == "false":
		return s == "true"
	case strings.HasPrefix(s, `"`):
		if text, closed := strings.CutSuffix(s[1:], `"`); closed && !strings.Contains(text, `"`) {
			return text
		}
	case strings.HasPrefix(s, `["`):
		return readTexts(s[2:])
	case strings.HasPrefix(s, "{ "):
		return readInline(s[2:])
	case len(s) >= len(time.DateOnly):
		return readDate(s)
	case s != "" && s[0] >= '1' && s[0] <= '9':
		if n, err := strconv.ParseInt(s, 10, 64); err == nil {
			return n
		}
	}
	return nil
}

// readTexts reads a list of texts from behind its first quotation mark.
func readTexts(s string) any {
	s, closed := strings.CutSuffix(s, `"]`)
	if !closed {
		return nil
	}
	list := make([]any, 0, 4)
	for text := range strings.SplitSeq(s, `", "`) {
		if strings.Contains(text, `"`) {
			return nil
		}
		list = append(list, text)
	}
	return list
}

// readInline reads a table of texts on one line, from behind its brace.
func readInline(s string) any {
	s, closed := strings.CutSuffix(s, `" }`)
	if !closed {
		return nil
	}
	table := make(map[string]any, 4)
	for pair := range strings.SplitSeq(s, `", `) {
		name, text, found := strings.Cut(pair, ` = "`)
		if !found || !isBare(name) || table[name] != nil || strings.Contains(text, `"`) {
			return nil
		}
		table[name] = text
	}
	return table
}

// plainDates are the forms of a date; each is as long as what is written so.
var plainDates = []struct {
	layout string
	zone   *time.Location
}{
	{"2006-01-02T15:04:05-07:00", time.UTC},
	{time.DateOnly, localZones["date-local"]},
	{"2006-01-02T15:04:05", localZones["datetime-local"]},
	{"2006-01-02T15:04:05Z", time.UTC},
}

func readDate(s string) any {
	for _, d := range plainDates {
		if len(s) == len(d.layout) {
			if at, err := time.ParseInLocation(d.layout, s, d.zone); err == nil {
				return at
			}
		}
	}
	return nil
}
