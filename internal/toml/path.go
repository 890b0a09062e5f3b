package toml

import (
	"strconv"
	"strings"
)

// Join returns the path of a key of the table at path. A key that is not plain
// letters is quoted, so that "a.b" is one key and not two.
func Join(path, key string) string {
	if key == "" || strings.ContainsAny(key, `.["\`) {
		key = strconv.Quote(key)
	}
	if path == "" {
		return key
	}
	return path + "." + key
}

// Item returns the path of an item of the list at path, from 0.
func Item(path string, i int) string { return path + "[" + strconv.Itoa(i) + "]" }

// step is one part of a path: a key, or an item of a list where index >= 0.
type step struct {
	key   string
	index int
	end   int // offset in the path after this part
}

// steps takes a path apart; ok is false where it is none.
func steps(path string) (parts []step, ok bool) {
	for at := 0; at < len(path); {
		if path[at] == '[' {
			n := strings.IndexByte(path[at:], ']')
			if n < 0 {
				return nil, false
			}
			i, err := strconv.Atoi(path[at+1 : at+n])
			if err != nil || i < 0 {
				return nil, false
			}
			at += n + 1
			parts = append(parts, step{index: i, end: at})
			continue
		}
		if len(parts) > 0 {
			if path[at] != '.' {
				return nil, false
			}
			at++
		}
		key, n, ok := pathKey(path[at:])
		if !ok {
			return nil, false
		}
		at += n
		parts = append(parts, step{key: key, index: -1, end: at})
	}
	return parts, true
}

// pathKey reads the key at the start of s and its length in s.
func pathKey(s string) (key string, n int, ok bool) {
	if strings.HasPrefix(s, `"`) {
		quoted, err := strconv.QuotedPrefix(s)
		if err != nil {
			return "", 0, false
		}
		key, err = strconv.Unquote(quoted)
		return key, len(quoted), err == nil
	}
	if n = strings.IndexAny(s, ".["); n < 0 {
		n = len(s)
	}
	return s[:n], n, n > 0
}

// parent returns the path of the table or list around a path, "" for the root
// and for what is no path.
func parent(path string) string {
	parts, ok := steps(path)
	if !ok || len(parts) < 2 {
		return ""
	}
	return path[:parts[len(parts)-2].end]
}
