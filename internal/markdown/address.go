package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// destination is what an address is to a page.
type destination uint8

const (
	internal destination = iota // a path or anchor of this site
	external                    // may be written out
	refused
)

// allowed are the schemes that may leave the site.
var allowed = map[string]bool{"http": true, "https": true, "mailto": true, "tel": true}

// judge sorts an address whose escapes and entities have been resolved. It is
// strict where browsers are lenient: they drop line breaks and tabs anywhere,
// control characters in front, and read a backslash as a slash.
func judge(dest string) destination {
	bare := dest
	if !allVisible(dest) {
		bare = strings.TrimLeft(strings.Map(visible, dest), " ")
	}
	if strings.HasPrefix(bare, "//") {
		return cleanly(dest, bare)
	}
	if len(bare) > 1 && strings.Trim(bare[:2], `/\`) == "" {
		return refused
	}
	scheme, _, found := strings.Cut(bare, ":")
	if !found || strings.ContainsAny(scheme, "/?#") || !isASCII(scheme) {
		return internal
	}
	if allowed[strings.ToLower(scheme)] {
		return cleanly(dest, bare)
	}
	if strings.ContainsAny(scheme, "% ") {
		return internal
	}
	return refused
}

// cleanly refuses an external address with invisible characters in it.
func cleanly(dest, bare string) destination {
	if dest != bare {
		return refused
	}
	return external
}

// allVisible tells an address of ASCII without white space, as most are.
func allVisible(dest string) bool {
	for i := range len(dest) {
		if dest[i] <= ' ' || dest[i] >= 0x7F {
			return false
		}
	}
	return true
}

// visible drops the characters that may hide a scheme. A space is kept: it may
// stand in the name of a file.
func visible(c rune) rune {
	if c != ' ' && (unicode.IsControl(c) || unicode.IsSpace(c) || unicode.Is(unicode.Cf, c)) || c == unicode.ReplacementChar {
		return -1
	}
	return c
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// appendHref appends an external address as the value of an attribute. Letters
// of any script stay: the URL standard allows them and readers see them.
func appendHref(dst []byte, dest string) []byte {
	if strings.HasPrefix(dest, "//") {
		dst = append(dst, "https:"...)
	}
	fragment := false
	for i, c := range dest {
		switch {
		case c < 0x80 && isAlnum(byte(c)), c == '/', c == '.', c == '-':
			dst = append(dst, byte(c))
		case c == '%' && !hexPair(dest[i+1:]), c == '#' && fragment,
			strings.ContainsRune(" \"<>\\^`{|}[]", c), c >= 0x80 && (unicode.IsSpace(c) || visible(c) < 0):
			for _, b := range []byte(string(c)) {
				dst = append(dst, '%', "0123456789ABCDEF"[b>>4], "0123456789ABCDEF"[b&15])
			}
		case c == '&':
			dst = append(dst, "&amp;"...)
		default:
			fragment = fragment || c == '#'
			dst = utf8.AppendRune(dst, c)
		}
	}
	return dst
}

func hexPair(s string) bool {
	return len(s) >= 2 && isHex(s[0]) && isHex(s[1])
}

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }
