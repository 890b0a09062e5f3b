package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/markdown"
)

// hiddenIn runs the rules on characters nobody sees over one file, and applies
// what may be mended unasked.
func hiddenIn(t *testing.T, file string) (said []string, mended string) {
	t.Helper()
	site := newsroom(t)
	e, text, remarks := content.Read(site, content.Release, "content/releases/2024/x/ar.md", "ar", []byte(file))
	if e == nil {
		t.Fatalf("%q: %v", file, remarks)
	}
	ds := diag.Sort(hidden(e, text, markdown.Parse(text.Body, markdown.Style{})))
	for _, d := range ds {
		said = append(said, fmt.Sprintf("%d:%d %s %s %s", d.Start.Line, d.Start.Column, d.Severity, d.Rule, strings.Join(d.Args, " ")))
	}
	out, _ := Mend([]byte(file), SafeEdits(ds)["content/releases/2024/x/ar.md"])
	return said, string(out)
}

func bodyFile(s string) string {
	return "+++\ntitle = \"لقاء\"\n+++\n" + s
}

func frontFile(s string) string {
	return "+++\ntitle = \"لقاء\"\n" + s + "\n+++\nنص.\n"
}

func TestHiddenCharacters(t *testing.T) {
	for _, c := range []struct {
		name, file string
		want       string // lines
	}{
		{"nothing", bodyFile("نص عربي مع MGPAP و«اقتباس» ﷺ و`شيفرة`.\n"), ""},
		{"closed isolate", bodyFile("أعلنت \u2068MGPAP\u2069 عن لقاء.\n"), ""},
		{"closed isolate over two lines", bodyFile("أعلنت \u2067نص\nآخر\u2069 عن لقاء.\n"), ""},
		{"isolate in an isolate", bodyFile("\u2067نص \u2066MGPAP\u2069 آخر\u2069.\n"), ""},
		{"closed isolate around a link", bodyFile("\u2068[نص](https://example.org/)\u2069 آخر.\n"), ""},
		{"closed isolate in a link", bodyFile("[\u2068MGPAP\u2069](https://example.org/)\n"), ""},
		{"single marks", bodyFile("نص\u200F (MGPAP)\u200E و\u061C12.\n"), ""},
		{"entity of a mark", bodyFile("نص&rlm; (MGPAP)&lrm;.\n"), ""},
		{"joiners of letters", bodyFile("هـ\u200D و\u200Cكلمة.\n"), ""},
		{"override", bodyFile("أعلنت \u202EMGPAP\u202C عن لقاء.\n"), "4:7 error bidi-control U+202E"},
		{"override as an entity", bodyFile("أعلنت &#x202E;MGPAP.\n"), "4:7 error bidi-control U+202E"},
		{"embedding", bodyFile("أعلنت \u202AMGPAP\u202C عن لقاء.\n"), "4:7 warning bidi-control U+202A"},
		{"embedding never closed", bodyFile("أعلنت \u202BMGPAP عن لقاء.\n"), "4:7 error bidi-control U+202B"},
		{"isolate never closed", bodyFile("أعلنت \u2067MGPAP.\n\nفقرة\u2069.\n"), "4:7 error bidi-control U+2067\n6:5 error bidi-control U+2069"},
		{"isolate over two items", bodyFile("- \u2067أول\n- ثان\u2069\n"), "4:3 error bidi-control U+2067\n5:6 error bidi-control U+2069"},
		{"mark in the address of a link", bodyFile("[نص](salle\u200F.jpg)\n"), "4:11 error bidi-control U+200F"},
		{"byte order mark", "\uFEFF" + bodyFile("نص.\n"), "1:1 note byte-order-mark "},
		{"title with an isolate", "+++\ntitle = \"لقاء \u2068MGPAP\u2069\"\n+++\n", "2:15 warning bidi-control U+2068\n2:21 warning bidi-control U+2069"},
		{"title with an override", "+++\ntitle = \"لقاء \u202Ex\"\n+++\n", "2:15 error bidi-control U+202E"},
		{"summary with a mark", frontFile("summary = \"نص\u200F (MGPAP)\""), ""},
		{"tag with a mark", frontFile("tags = [\"a\", \"delegues\u200F\"]"), "3:23 error bidi-control U+200F"},
		{"alias with a mark", frontFile("aliases = [\"/x\u200Ey\"]"), "3:15 error bidi-control U+200E"},
		{"escape in a value", frontFile("summary = \"نص\\u0085آخر\""), "3:11 error control-character U+0085"},
		{"C1 in a value", frontFile("summary = \"نص\u0085آخر\""), "3:14 error control-character U+0085"},
		{"lost letter in a value", frontFile("summary = \"نص\uFFFDآخر\""), "3:14 error control-character U+FFFD"},
		{"control in the body", bodyFile("نص \x02آخر\x00\x00.\n"), "4:4 error control-character U+0002\n4:8 error control-character U+0000"},
		{"a Windows path", frontFile("summary = 'C:\\x'"), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			said, mended := hiddenIn(t, c.file)
			if got := strings.Join(said, "\n"); got != c.want {
				t.Errorf("said\n%s\nwant\n%s", got, c.want)
			}
			if _, again := hiddenIn(t, mended); again != mended {
				t.Errorf("mended twice: %q, then %q", mended, again)
			}
		})
	}
}

func TestHiddenCharactersMended(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"byte order mark, CRLF", "\uFEFF+++\r\ntitle = \"لقاء\"\r\n+++\r\nنص.\r\n", "+++\r\ntitle = \"لقاء\"\r\n+++\r\nنص.\r\n"},
		{"control in prose", bodyFile("نص \x02آخر.\n"), bodyFile("نص آخر.\n")},
		{"control in code stays", bodyFile("نص `\x02` آخر.\n"), bodyFile("نص `\x02` آخر.\n")},
		{"C1 in a value", frontFile("summary = \"نص\u0085آخر\""), frontFile("summary = \"نصآخر\"")},
		{"a lost letter stays", bodyFile("ن\uFFFDص.\n"), bodyFile("ن\uFFFDص.\n")},
		{"an override is only proposed", bodyFile("\u202Eنص.\n"), bodyFile("\u202Eنص.\n")},
	} {
		if _, got := hiddenIn(t, c.file); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Each turn is found where it stands, among letters and marks that share its bytes.
func TestRawTurns(t *testing.T) {
	var b strings.Builder
	var want []turn
	for _, r := range "\u2069\u061C\u200E\u202A\u200F\u202B\u202C\u061C\u202D\u202E\u2066\u2067\u2068" {
		b.WriteString("“Ü؛ ’…")
		want = append(want, turn{r: r, start: b.Len(), end: b.Len() + utf8.RuneLen(r)})
		b.WriteRune(r)
	}
	if got := rawTurns([]byte(b.String())); !slices.Equal(got, want) {
		t.Errorf("rawTurns = %v, want %v", got, want)
	}
	if got := rawTurns([]byte("\x9C" + strings.Repeat("\u061C\u200E", mostTurns))); len(got) != mostTurns || got[mostTurns-1].start != 1+5*mostTurns/2-3 {
		t.Errorf("%d turns, the last %+v", len(got), got[len(got)-1])
	}
}

// No value is passed over that may hold a hidden character, and few others are
// looked at.
func TestSuspicious(t *testing.T) {
	for r := rune(1); r < 0x11000; r++ {
		want := r == '\\' || r > 0xFFFF || r >= 0xF000 || control(r) && r >= 0x7F || bidiControl(r)
		for _, text := range []string{string(r), "بلاغ" + string(r) + "é", "«" + string(r)} {
			if utf8.ValidRune(r) && suspicious([]byte(text)) != want {
				t.Errorf("suspicious(%q) (%U) = %v", text, r, !want)
			}
		}
	}
}
