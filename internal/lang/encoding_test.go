package lang

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func TestGuessEncoding(t *testing.T) {
	arabic := "+++\ntitle = \"انعقاد اللقاء التواصلي\"\n+++\n\nاستقبلت الرباط يوم 9 أكتوبر 2024 المندوبين المنتخبين.\n"
	french := "+++\ntitle = \"La Mutuelle générale à Salé\"\n+++\n\nLes délégués élus ont été reçus à Rabat : « l’écoute ».\n"
	for _, c := range []struct {
		name, text, want string
		in               encoding.Encoding
	}{
		{"Arabic of Windows", arabic, "Windows-1256", charmap.Windows1256},
		{"French of Windows", french, "ISO-8859-1", charmap.Windows1252},
		{"UTF-16 with a mark", arabic, "UTF-16", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
		{"UTF-16 without a mark", arabic, "UTF-16", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
		{"Arabic of another table", arabic, "", charmap.ISO8859_6},
	} {
		t.Run(c.name, func(t *testing.T) {
			raw, err := encoding.ReplaceUnsupported(c.in.NewEncoder()).Bytes([]byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			name, read := GuessEncoding(raw)
			if name != c.want || name != "" && read != c.text {
				t.Errorf("GuessEncoding = %q, %q; want %q", name, read, c.want)
			}
		})
	}
	if name, _ := GuessEncoding([]byte(strings.Repeat("نص عربي ", 20) + "\xE9 \xFF")); name != "" {
		t.Errorf("a UTF-8 text with broken bytes reads as %q", name)
	}
}
