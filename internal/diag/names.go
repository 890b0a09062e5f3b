package diag

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// names are the Unicode names of the characters that rules point at.
var names = map[rune]string{
	'\t': "TAB", ' ': "SPACE", '!': "EXCLAMATION MARK", '"': "QUOTATION MARK", '\'': "APOSTROPHE", '%': "PERCENT SIGN",
	'(': "LEFT PARENTHESIS", ')': "RIGHT PARENTHESIS", '*': "ASTERISK", ',': "COMMA", '-': "HYPHEN-MINUS", '.': "FULL STOP",
	':': "COLON", ';': "SEMICOLON", '=': "EQUALS SIGN", '?': "QUESTION MARK", '_': "LOW LINE", '`': "GRAVE ACCENT",
	0x00A0: "NO-BREAK SPACE", '«': "LEFT-POINTING DOUBLE ANGLE QUOTATION MARK", 0x00AD: "SOFT HYPHEN", '»': "RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK",
	'،': "ARABIC COMMA", 0x061C: "ARABIC LETTER MARK", '؛': "ARABIC SEMICOLON", '؟': "ARABIC QUESTION MARK",
	0x0640: "ARABIC TATWEEL", '٪': "ARABIC PERCENT SIGN", 'و': "ARABIC LETTER WAW",
	0x2007: "FIGURE SPACE", 0x2009: "THIN SPACE", 0x200A: "HAIR SPACE", 0x200B: "ZERO WIDTH SPACE", 0x200C: "ZERO WIDTH NON-JOINER",
	0x200D: "ZERO WIDTH JOINER", 0x200E: "LEFT-TO-RIGHT MARK", 0x200F: "RIGHT-TO-LEFT MARK", '–': "EN DASH", '—': "EM DASH",
	'‘': "LEFT SINGLE QUOTATION MARK", '’': "RIGHT SINGLE QUOTATION MARK", '“': "LEFT DOUBLE QUOTATION MARK", '”': "RIGHT DOUBLE QUOTATION MARK",
	'…': "HORIZONTAL ELLIPSIS", 0x2028: "LINE SEPARATOR", 0x2029: "PARAGRAPH SEPARATOR", 0x202A: "LEFT-TO-RIGHT EMBEDDING",
	0x202B: "RIGHT-TO-LEFT EMBEDDING", 0x202C: "POP DIRECTIONAL FORMATTING", 0x202D: "LEFT-TO-RIGHT OVERRIDE", 0x202E: "RIGHT-TO-LEFT OVERRIDE",
	0x202F: "NARROW NO-BREAK SPACE", 0x2060: "WORD JOINER", 0x2066: "LEFT-TO-RIGHT ISOLATE", 0x2067: "RIGHT-TO-LEFT ISOLATE",
	0x2068: "FIRST STRONG ISOLATE", 0x2069: "POP DIRECTIONAL ISOLATE", 0xFEFF: "BYTE ORDER MARK", 0xFFFD: "REPLACEMENT CHARACTER",
}

// named says a short text in words: "U+002C COMMA". A run of one character is
// counted. It is "" for a text of letters, which shows itself.
func named(s string) string {
	if len(s) > 100 {
		return ""
	}
	first, _ := utf8.DecodeRuneInString(s)
	name, ok := names[first]
	count := strings.Count(s, string(first))
	switch {
	case s == "" || count != utf8.RuneCountInString(s):
		return ""
	case !ok && !hidden(first):
		return ""
	}
	out := strings.TrimSpace(fmt.Sprintf("U+%04X %s", first, name))
	if count > 1 {
		out += fmt.Sprintf(" × %d", count)
	}
	return out
}
