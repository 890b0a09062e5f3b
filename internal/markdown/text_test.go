package markdown

import (
	"bytes"
	"testing"
	"unicode/utf8"
)

// Eight bytes at a time say what one after the other does.
func FuzzSkip(f *testing.F) {
	f.Add([]byte("لقاء مع «المندوبين»، 35.000 منخرط"), 3, []byte("."))
	f.Add([]byte("une rencontre"), 0, []byte(" éc"))
	f.Add([]byte("abcdefgh"), 1, []byte("ah"))
	f.Fuzz(func(t *testing.T, s []byte, from int, of []byte) {
		if from < 0 || from > len(s) {
			return
		}
		marked, want := signs(string(of)), from
		for want < len(s) && marked[s[want]] == 0 {
			want++
		}
		if got := skip(s, from, &marked); got != want {
			t.Errorf("%q from %d for %q: %d, want %d", s, from, of, got, want)
		}
	})
}

// Words are letters or digits, whatever stands between them.
func TestWords(t *testing.T) {
	for src, want := range map[string]bool{
		"": false, "– «» … !": false, "⸺": false, "> —\n": false, "<!-- balagh: off x -->": false, "![نص](a.jpg)": false, "\u00a0&nbsp;—": false,
		"لقاء": true, "é": true, "* 7": true, "`a`": true, "&eacute;": true, "<b>": true, "www.mgpap.ma": true, "[a](b)": true, "| – |\n|--|\n| x |": true, "ⴰⵣⵓⵍ": true,
	} {
		for _, style := range []Style{{}, arabic, french} {
			if b := Parse([]byte(src), style); b.Words != want || b.Pack(true).Facts().Words != want {
				t.Errorf("%q in %q: %v", src, style.Language, b.Words)
			}
		}
	}
}

// What a text says of itself at its beginning holds for each line of it.
func FuzzFound(f *testing.F) {
	f.Add([]byte("> لقاء\n>> > & < \\< \\* `&`\n\n- > a\n\n\t>\n"))
	f.Add([]byte(">\n> «a»\n>b\n"))
	f.Add([]byte("a\x01\r\nb\x7f &lt;"))
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, style := range []Style{arabic, french} {
			var r renderer
			r.reset(src, utf8.Valid(src), style)
			if beyond(r.src) != "" {
				return
			}
			r.blocks(parse(r.src, nil))
			html := bytes.Clone(r.out)
			r.reset(src, utf8.Valid(src), style)
			r.found = found{special: true, escapes: true}
			if r.blocks(parse(r.src, nil)); !bytes.Equal(r.out, html) {
				t.Errorf("%q\n got %s\nwant %s", src, html, r.out)
			}
		}
	})
}
