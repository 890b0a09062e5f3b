package markdown

import (
	"bytes"
	"testing"
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

// The words of a line that is set are those of a text that is not, wherever
// markup parts it.
func FuzzWords(f *testing.F) {
	f.Add([]byte("لقاءٌ – مع «المندوبين»، 35.000 منخرط"), 5)
	f.Add([]byte("l’été : « oui », dit-il — 12\u00a0% & \"plus\"…"), 9)
	f.Add([]byte("abcdefgh -------ij"), 18)
	f.Add([]byte("------------ a\n------------\tb -c"), 20)
	f.Fuzz(func(t *testing.T, s []byte, at int) {
		if at < 0 || at > len(s) {
			return
		}
		var set, plain renderer
		set.line.on = true
		for _, piece := range [][]byte{s[:at], s[at:]} {
			set.text(piece)
			plain.text(piece)
			if set.body.Words != plain.body.Words || set.word != plain.word {
				t.Errorf("%q up to %q: %d words, want %d; within one: %v, want %v", s, piece, set.body.Words, plain.body.Words, set.word, plain.word)
			}
		}
		if !bytes.Equal(set.line.text, s) || set.line.special == bytes.Equal(plain.out, s) {
			t.Errorf("%q: kept %q, special %v", s, set.line.text, set.line.special)
		}
	})
}
