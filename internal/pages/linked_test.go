package pages

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"
)

// A text is written as encoding/json writes it, whatever it holds.
func FuzzQuoted(f *testing.F) {
	for _, s := range []string{"", "قاعة القراءة", "l’été à Salé", `"\/`, "</script>&", "a\x00\x1f\x7f\n", "\u2028 \u2029 \u2027", "\xff\xe2\x80", "😀", "\ufffd\ufeff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		if got := append(appendQuoted([]byte{'"'}, s), '"'); !bytes.Equal(got, want) {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
	})
}

// Every object of every page is JSON in the one way that encoding/json writes it
// for HTML.
func TestLinkedDataIsCompact(t *testing.T) {
	n := 0
	for _, p := range everything(t, host).plan() {
		field := reflect.ValueOf(p.Data()).Elem().FieldByName("JSON")
		if !field.IsValid() {
			continue
		}
		for _, d := range field.Interface().([]LinkedData) {
			n++
			var compact, want bytes.Buffer
			if err := json.Compact(&compact, d); err != nil {
				t.Errorf("%s: %v: %s", p.Path, err, d)
				continue
			}
			if json.HTMLEscape(&want, compact.Bytes()); !bytes.Equal(d, want.Bytes()) {
				t.Errorf("%s: %s, want %s", p.Path, d, &want)
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d objects", n)
	}
}
