package lang

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// GuessEncoding names the encoding that a text which is not UTF-8 reads well in,
// and gives the text in UTF-8: "UTF-16", "Windows-1256" or "Windows-1252", of
// which ISO-8859-1 is the older part. The name is empty where none reads well,
// as in a UTF-8 text with a few broken bytes.
func GuessEncoding(text []byte) (name, read string) {
	var e encoding.Encoding
	switch {
	case IsUTF16(text):
		name, e = "UTF-16", unicode.UTF16(utf16Order(text), unicode.UseBOM)
	case mostlyUTF8(text):
		return "", ""
	case readsArabic(text):
		name, e = "Windows-1256", charmap.Windows1256
	case readsFrench(text):
		name, e = "ISO-8859-1", charmap.Windows1252
	default:
		return "", ""
	}
	out, err := e.NewDecoder().Bytes(text)
	if err != nil {
		return name, ""
	}
	return name, string(out)
}

// DecodeReader reads a text in UTF-8 that is written in a named encoding, of
// those that Arabic and French texts have been kept in.
func DecodeReader(name string, r io.Reader) (io.Reader, error) {
	switch strings.ToLower(name) {
	case "utf-8", "utf8":
		return r, nil
	case "windows-1256", "cp1256":
		return charmap.Windows1256.NewDecoder().Reader(r), nil
	case "windows-1252", "cp1252", "iso-8859-1", "latin1", "us-ascii":
		return charmap.Windows1252.NewDecoder().Reader(r), nil
	case "iso-8859-15":
		return charmap.ISO8859_15.NewDecoder().Reader(r), nil
	case "iso-8859-6":
		return charmap.ISO8859_6.NewDecoder().Reader(r), nil
	}
	return nil, fmt.Errorf("encoding %q is not known", name)
}

// IsUTF16 reports whether a text is UTF-16, by its mark or by the zeros that
// every ASCII character brings.
func IsUTF16(text []byte) bool {
	if bytes.HasPrefix(text, []byte{0xFF, 0xFE}) || bytes.HasPrefix(text, []byte{0xFE, 0xFF}) {
		return true
	}
	return len(text) >= 4 && (text[0] == 0) != (text[1] == 0) && (text[0] == 0) == (text[2] == 0) && (text[1] == 0) == (text[3] == 0)
}

func utf16Order(text []byte) unicode.Endianness {
	if text[0] == 0 || text[0] == 0xFE {
		return unicode.BigEndian
	}
	return unicode.LittleEndian
}

// mostlyUTF8 reports whether more of the characters beyond ASCII are UTF-8 than
// are not.
func mostlyUTF8(text []byte) bool {
	good, bad := 0, 0
	for _, r := range string(text) {
		switch {
		case r == '\uFFFD':
			bad++
		case r >= 0x80:
			good++
		}
	}
	return good > bad
}

// readsArabic wants the bytes beyond ASCII to be Arabic letters that stand in
// words of their own, with the five commonest (ا ل ي م و) among them in
// strength, and enough of them to judge by.
func readsArabic(text []byte) bool {
	const few = 8
	var all, letters, inWords, common, run int
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] >= 0x80 {
			all++
			run++
			switch c := text[i]; {
			case c == 0xC7, c == 0xE1, c == 0xED, c == 0xE3, c == 0xE6:
				common++
				letters++
			case c >= 0xC0 && c <= 0xDF && c != 0xD7, c == 0xE4, c == 0xE5, c == 0xEC, c >= 0xF0 && c <= 0xF3, c == 0xA1:
				letters++
			}
			continue
		}
		if run >= 3 {
			inWords += run
		}
		run = 0
	}
	return all >= few && 10*letters > 9*all && 2*inWords > all && 4*common > all
}

// readsFrench wants the bytes beyond ASCII to be letters with an accent beside
// plain letters, quotation marks or spaces that do not break.
func readsFrench(text []byte) bool {
	all, good := 0, 0
	for i, c := range text {
		if c < 0x80 {
			continue
		}
		all++
		switch c {
		case 0xC0, 0xC2, 0xC7, 0xC8, 0xC9, 0xCA, 0xCE, 0xD4, 0xE0, 0xE2, 0xE7, 0xE8, 0xE9, 0xEA, 0xEB, 0xEE, 0xEF, 0xF4, 0xF9, 0xFB, 0xFC, 0x9C, 0x8C:
			if i > 0 && isASCIILetter(text[i-1]) || i+1 < len(text) && isASCIILetter(text[i+1]) || i > 0 && text[i-1] == ' ' {
				good++
			}
		case 0xA0, 0xAB, 0xBB, 0xB0, 0x92, 0x96, 0x97, 0x93, 0x94, 0x85:
			good++
		}
	}
	return all > 0 && 10*good >= 9*all
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
