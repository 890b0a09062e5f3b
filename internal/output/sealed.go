package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strconv"
	"strings"
)

// Manifests and journals are sealed texts: a first line with kind and version,
// lines of fields between tabs, and a last line with their number and the hash
// of all before it. A text cut short or altered anywhere does not open.

var (
	errForm    = errors.New("it has another version or another form")
	errDamaged = errors.New("it is damaged or incomplete")
)

// seal ends a text that begins with its head and holds n lines more.
func seal(text []byte, n int) []byte {
	sum := sha256.Sum256(text)
	text = append(text, "end\t"...)
	text = strconv.AppendInt(text, int64(n), 10)
	text = append(text, '\t')
	text = hex.AppendEncode(text, sum[:])
	return append(text, '\n')
}

// unseal returns the lines between the head and the end.
func unseal(head string, text []byte) ([]string, error) {
	if !bytes.HasPrefix(text, []byte(head)) {
		return nil, errForm
	}
	last := bytes.LastIndexByte(bytes.TrimSuffix(text, []byte("\n")), '\n') + 1
	if last < len(head) {
		return nil, errDamaged
	}
	var lines []string
	if body := string(text[len(head):last]); body != "" {
		lines = strings.Split(strings.TrimSuffix(body, "\n"), "\n")
	}
	if !bytes.Equal(seal(bytes.Clone(text[:last]), len(lines)), text) {
		return nil, errDamaged
	}
	return lines, nil
}

// appendText writes a field so that it holds neither a tab nor a line's end.
func appendText(b []byte, s string) []byte {
	for i := range len(s) {
		switch s[i] {
		case '\\':
			b = append(b, '\\', '\\')
		case '\t':
			b = append(b, '\\', 't')
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		default:
			b = append(b, s[i])
		}
	}
	return b
}

// parseText reads what appendText wrote, and nothing else.
func parseText(s string) (string, bool) {
	if !strings.ContainsAny(s, "\\\r") {
		return s, true
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '\r' {
			return "", false
		}
		if s[i] != '\\' {
			b = append(b, s[i])
			continue
		}
		i++
		at := -1
		if i < len(s) {
			at = strings.IndexByte(`\tnr`, s[i])
		}
		if at < 0 {
			return "", false
		}
		b = append(b, "\\\t\n\r"[at])
	}
	return string(b), true
}

// parseHex fills dst from lower-case digits of exactly its length.
func parseHex(dst []byte, s string) bool {
	if len(s) != 2*len(dst) || strings.ContainsAny(s, "ABCDEF") {
		return false
	}
	_, err := hex.Decode(dst, []byte(s))
	return err == nil
}

// parseCount reads a number as it is written: no sign, no leading zero.
func parseCount(s string) (int64, bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	return n, err == nil && n >= 0 && strconv.FormatInt(n, 10) == s
}
