package importer

import (
	"bufio"
	"bytes"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

func itoa(n int) string { return strconv.Itoa(n) }

// cleaned takes out what XML forbids and real exports hold: control characters,
// and bytes that are no UTF-8 where the file says it is.
type cleaned struct {
	r       *bufio.Reader
	utf8    bool
	dropped *int
	rest    []byte // of a character that did not fit
}

var declared = regexp.MustCompile(`(?i)^\s*<\?xml[^>]*encoding=["']([^"']+)["']`)

func newCleaned(r io.Reader, dropped *int) *cleaned {
	b := bufio.NewReaderSize(r, 1<<16)
	head, _ := b.Peek(256)
	m := declared.FindSubmatch(bytes.TrimPrefix(head, []byte("\ufeff")))
	return &cleaned{r: b, utf8: m == nil || strings.EqualFold(string(m[1]), "utf-8"), dropped: dropped}
}

func (c *cleaned) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		if len(c.rest) > 0 {
			m := copy(p[n:], c.rest)
			n, c.rest = n+m, c.rest[m:]
			continue
		}
		if n > 0 && c.r.Buffered() < utf8.UTFMax {
			break
		}
		head, err := c.r.Peek(utf8.UTFMax)
		if len(head) == 0 {
			return n, err
		}
		size := 1
		switch b := head[0]; {
		case b < ' ' && b != '\t' && b != '\n' && b != '\r':
			*c.dropped++
		case b < utf8.RuneSelf || !c.utf8:
			p[n] = b
			n++
		default:
			r, width := utf8.DecodeRune(head)
			if r == utf8.RuneError && width == 1 || r == 0xFFFE || r == 0xFFFF {
				*c.dropped++
				size = max(width, 1)
				break
			}
			size = width
			c.rest = append(c.rest[:0], head[:width]...)
		}
		c.r.Discard(size)
	}
	return n, nil
}

// phpMap reads the map of languages to posts that Polylang keeps in PHP's
// notation, a:2:{s:2:"ar";i:12;s:2:"fr";i:13;}: nothing but texts and numbers.
func phpMap(s string) map[string]string {
	out := map[string]string{}
	_, s, ok := strings.Cut(s, "{")
	if !ok {
		return out
	}
	var key string
	for i := 0; s != "" && s[0] != '}'; i++ {
		var value string
		switch {
		case strings.HasPrefix(s, "s:"):
			length, rest, ok := strings.Cut(s[2:], ":\"")
			n, err := strconv.Atoi(length)
			if !ok || err != nil || n < 0 || len(rest) < n+2 || rest[n:n+2] != "\";" {
				return out
			}
			value, s = rest[:n], rest[n+2:]
		case strings.HasPrefix(s, "i:"):
			digits, rest, ok := strings.Cut(s[2:], ";")
			if _, err := strconv.Atoi(digits); !ok || err != nil {
				return out
			}
			value, s = digits, rest
		default:
			return out
		}
		if i%2 == 0 {
			key = value
		} else {
			out[key] = value
		}
	}
	return out
}
