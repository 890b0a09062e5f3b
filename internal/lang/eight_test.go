package lang

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// pieces are what texts are put together from on which a scan of eight bytes may
// go wrong: of all lengths, broken, decomposed, with every kind of space.
var pieces = []string{
	"", "بلاغ", "أربعة", "ا\u0654ربعة", "رِؤية", "لقاءً", "مُحَمَّد ﷺ", "م\u0651\u064E", "م\u0610\u064E", "م\u064E\u0651", "\u0650", "\u0670", "ٱ", "گ", "،", "؟", "ـ", "٣٥", "é", "e\u0301", "À la", "l’été « 35 000 »", "“”", "…",
	"\u00a0", "\u202f", "\u2000", "\u2028", "\u3000", "\u1680", "\u0085", " ", "  ", "\t", "\r\n", "\n\n", "\v", "\x1c", "\x00", "x", "mot", "communique de presse", "ⵉⵏⵏⴰⵢⵔ", "😀", "\uFEFF", "\uFFFD", "한", "\u0958", "\u0340", "ǆ",
	"\x80", "\xBF", "\xC0\x80", "\xC1", "\xC3", "\xD8", "\xD9", "\xE0\x80\x80", "\xE2\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF",
}

func TestScans(t *testing.T) {
	for _, s := range pieces {
		scans(t, s)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 100_000 {
		var b strings.Builder
		for range r.IntN(12) {
			b.WriteString(pieces[r.IntN(len(pieces)-12*r.IntN(2))]) // every other one without broken bytes
		}
		scans(t, b.String())
	}
}

func FuzzScans(f *testing.F) {
	f.Add(strings.Join(pieces, ""))
	f.Add(strings.Join(pieces, " بلاغ "))
	f.Fuzz(func(t *testing.T, s string) { scans(t, s) })
}

// scans wants of a text what the plain way to each answer gives.
func scans(t *testing.T, s string) {
	t.Helper()
	if got, want := ValidUTF8([]byte(s)), utf8.ValidString(s); got != want {
		t.Fatalf("ValidUTF8(%q) = %v, want %v", s, got, want)
	}
	if got, want := string(AppendPlain([]byte("x="), []byte(s))), "x="+strings.Join(strings.Fields(norm.NFC.String(s)), " "); got != want && utf8.ValidString(s) {
		t.Fatalf("AppendPlain(%q) = %q, want %q", s, got, want)
	}
	begun, large := Characters([]byte(s))
	if n, units := utf8.RuneCountInString(s), len(utf16.Encode([]rune(s))); utf8.ValidString(s) && (begun != n || begun+large != units) {
		t.Fatalf("Characters(%q) = %d, %d, want %d characters and %d units", s, begun, large, n, units)
	}
}
