package toml

import (
	"strconv"
	"strings"
	"time"
)

// Nearly every front matter is plain: bare names, each with a text on one line, a
// date, a whole number, true or false, or a list of texts; below them tables with
// one name. Such a text is read here in a fraction of the library's time. At the
// first sign of anything else, every mistake among them, nothing is said and the
// library reads it all: what is read here it reads the same (fuzzed).

// readPlain returns the values of a text; ok is false unless it is plain
// throughout. The text is valid UTF-8.
func readPlain(text string) (root map[string]any, ok bool) {
	root = make(map[string]any, 16)
	here := root
	for text != "" {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		switch line = strings.TrimRight(line, " "); {
		case line == "":
		case line[0] == '#' && isPlain(line):
		case line[0] == '[':
			if here = openPlain(root, line); here == nil {
				return nil, false
			}
		default:
			if !putPlain(here, line) {
				return nil, false
			}
		}
	}
	return root, true
}

// openPlain makes the table that a line of [name] or [[name]] begins; nil if the
// name is in use for anything but the list of such tables.
func openPlain(root map[string]any, line string) map[string]any {
	fresh := map[string]any{}
	if name, ok := between(line, "[[", "]]"); ok && isBare(name) {
		rows, ok := root[name].([]any)
		if root[name] != nil && (!ok || !isRows(rows)) {
			return nil
		}
		root[name] = append(rows, fresh)
		return fresh
	}
	name, ok := between(line, "[", "]")
	if !ok || !isBare(name) || root[name] != nil {
		return nil
	}
	root[name] = fresh
	return fresh
}

func between(s, before, after string) (inner string, ok bool) {
	s, ok = strings.CutPrefix(s, before)
	if !ok {
		return "", false
	}
	return strings.CutSuffix(s, after)
}

// isRows tells the tables of earlier [[name]] lines from a list of texts.
func isRows(list []any) bool {
	if len(list) == 0 {
		return false
	}
	_, ok := list[0].(map[string]any)
	return ok
}

// putPlain reads a line of a name and its value into a table.
func putPlain(t map[string]any, line string) bool {
	name, value, found := strings.Cut(line, "=")
	name = strings.TrimRight(name, " ")
	if !found || !isBare(name) || t[name] != nil {
		return false
	}
	v := plainValue(strings.TrimLeft(value, " "))
	t[name] = v
	return v != nil
}

// plainValue returns the value that is written so, nil if it is not plain.
func plainValue(s string) any {
	switch {
	case s == "true":
		return true
	case s == "false":
		return false
	case strings.HasPrefix(s, `"`):
		if text, rest, ok := plainText(s); ok && rest == "" {
			return text
		}
	case strings.HasPrefix(s, "["):
		return plainList(s)
	case isNumber(s):
		n, err := strconv.ParseInt(s, 10, 64)
		if err == nil {
			return n
		}
	default:
		return plainDate(s)
	}
	return nil
}

// plainText reads a text without escapes up to its quotation mark.
func plainText(s string) (text, rest string, ok bool) {
	end := strings.IndexByte(s[1:], '"') + 1
	if end == 0 || strings.IndexByte(s[:end], '\\') >= 0 || !isPlain(s[:end]) {
		return "", "", false
	}
	return s[1:end], s[end+1:], true
}

// plainList reads a list of texts.
func plainList(s string) any {
	list := make([]any, 0, 4)
	s = strings.TrimLeft(s[1:], " ")
	for more := s != "]"; more; {
		if !strings.HasPrefix(s, `"`) {
			return nil
		}
		text, rest, ok := plainText(s)
		if !ok {
			return nil
		}
		list = append(list, text)
		s, more = strings.CutPrefix(strings.TrimLeft(rest, " "), ",")
		s = strings.TrimLeft(s, " ")
	}
	if s != "]" {
		return nil
	}
	return list
}

// plainDate reads a date, or a date and a time to the second.
func plainDate(s string) any {
	layout, zone := "", time.UTC
	switch {
	case len(s) == len("2006-01-02"):
		layout, zone = time.DateOnly, localZones["date-local"]
	case len(s) == len("2006-01-02T15:04:05"):
		layout, zone = "2006-01-02T15:04:05", localZones["datetime-local"]
	case len(s) == len("2006-01-02T15:04:05Z") && s[19] == 'Z', len(s) == len("2006-01-02T15:04:05+01:00") && (s[19] == '+' || s[19] == '-'):
		layout = time.RFC3339
	default:
		return nil
	}
	t, err := time.ParseInLocation(layout, s, zone)
	if err != nil {
		return nil
	}
	return plainTime(t)
}

// isPlain reports whether a text holds no control character.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] == 0x7F {
			return false
		}
	}
	return true
}

// isBare reports whether a name needs no quotation marks and is no path.
func isBare(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9') && c != '_' && c != '-' {
			return false
		}
	}
	return s != ""
}

// isNumber reports a whole number in digits alone.
func isNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == "" && (s[0] != '0' || s == "0")
}
