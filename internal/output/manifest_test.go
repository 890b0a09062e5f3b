package output

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"
)

func TestManifestKeepsAnyName(t *testing.T) {
	plan := entries("ar/2024/بلاغ\tصحفي/index.html", "ar/2024/سطر\nسطر/index.html", "ar/2024/é\r/a b.html", "ar/2024/end")
	plan[0].Headers = "Content-Type: text/html\nLink: <\\>\tx\r"
	root, parts := remembered(t, plan)
	m := NewManifest(root, loader(parts))
	records, err := m.Records("ar-2024")
	if err != nil || len(m.Whys()) > 0 || len(records) != 4 {
		t.Fatalf("%v %v %v", records, err, m.Whys())
	}
	c, err := Compare(plan, m)
	if err != nil || !c.Empty() {
		t.Errorf("not the same after reading: %+v %v", c, err)
	}
	c, err = CompareAll(plan, m)
	if err != nil || len(c.Changed) != 4 || c.Old[0].Headers != c.Changed[0].Headers {
		t.Errorf("records differ after reading: %+v %v", c, err)
	}
}

func TestManifestThatCannotBeUsed(t *testing.T) {
	plan := entries("ar/2024/x/index.html=1", "fr/2024/x/index.html=1")
	moved := entries("ar/2024/x/index.html=2", "fr/2024/x/index.html=1")
	cases := []struct {
		name   string
		damage func(root []byte, parts map[string][]byte) []byte
		why    string
		isNew  int
	}{
		{"root cut short", func(r []byte, _ map[string][]byte) []byte { return r[:len(r)-20] }, "manifest is not used", 2},
		{"root empty", func([]byte, map[string][]byte) []byte { return []byte{} }, "manifest is not used", 2},
		{"root of another version", func(r []byte, _ map[string][]byte) []byte {
			return bytes.Replace(r, []byte("manifest 1"), []byte("manifest 2"), 1)
		}, "another version", 2},
		{"root altered", func(r []byte, _ map[string][]byte) []byte {
			return bytes.Replace(r, []byte("ar-2024\t1"), []byte("ar-2024\t7"), 1)
		}, "damaged", 2},
		{"part gone", func(r []byte, p map[string][]byte) []byte { delete(p, "ar-2024"); return r }, "part ar-2024", 1},
		{"part cut short", func(r []byte, p map[string][]byte) []byte { p["ar-2024"] = p["ar-2024"][:40]; return r }, "part ar-2024", 1},
		{"part of another", func(r []byte, p map[string][]byte) []byte { p["ar-2024"] = p["fr-2024"]; return r }, "part ar-2024", 1},
		{"nothing wrong", func(r []byte, _ map[string][]byte) []byte { return r }, "", 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			root, parts := remembered(t, plan)
			m := NewManifest(c.damage(root, parts), loader(parts))
			got, err := Compare(moved, m)
			if err != nil || len(got.New) != c.isNew {
				t.Errorf("new %q, error %v", paths(got.New), err)
			}
			if whys := strings.Join(m.Whys(), "\n"); !strings.Contains(whys, c.why) || (c.why == "") != (whys == "") {
				t.Errorf("why %q, want %q", whys, c.why)
			}
		})
	}
}

func TestManifestReadErrorIsTheMachines(t *testing.T) {
	root, _ := remembered(t, entries("ar/x=1"))
	broken := errors.New("input/output error")
	m := NewManifest(root, func(string) ([]byte, error) { return nil, broken })
	if _, err := Compare(nil, m); !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
}

// What opens is exactly what would be written; nothing else opens or panics. The
// bodies are sealed here, as no fuzzer guesses a hash.
func FuzzSealedTexts(f *testing.F) {
	root, parts := remembered(f, entries("ar/2024/بلاغ/index.html=1", "ar/2024/b\n=2", "fr/a=3"))
	f.Add(root, false)
	for _, p := range parts {
		f.Add(p, false)
		f.Add(bytes.TrimPrefix(p[:bytes.LastIndex(p, []byte("end\t"))], []byte(partHead)), true)
	}
	f.Add(encodeJournal([]step{{stepMove, ".balagh/stage/f0", "ar/x"}, {op: stepRemove, to: "ar/y"}}), false)
	f.Add([]byte("move\ta\tb\nprune\t\tc\n"), true)
	f.Fuzz(func(t *testing.T, text []byte, body bool) {
		each := func(head string, open func([]byte) []byte) {
			in := text
			if body {
				in = seal(append([]byte(head), text...), bytes.Count(text, []byte("\n")))
			}
			if out := open(in); out != nil && !bytes.Equal(in, out) {
				t.Errorf("%q reads as\n%q", in, out)
			}
		}
		each(rootHead, func(b []byte) []byte {
			if parts, err := decodeRoot(b); err == nil {
				return encodeRoot(parts)
			}
			return nil
		})
		each(partHead, func(b []byte) []byte {
			if records, err := decodePart("ar-2024", b); err == nil {
				return encodePart(records)
			}
			return nil
		})
		each(journalHead, func(b []byte) []byte {
			if steps, err := decodeJournal(b); err == nil {
				return encodeJournal(steps)
			}
			return nil
		})
	})
}

func FuzzRecord(f *testing.F) {
	f.Add("ar/2024/بلاغ/index.html", "Content-Type: text/html\n", int64(7))
	f.Add("ar/2024/a\tb\\n", "\\", int64(0))
	f.Fuzz(func(t *testing.T, path, headers string, size int64) {
		if checkPath(path) != "" || size < 0 {
			return
		}
		want := []Record{{Path: path, Key: KeyOf(path), Size: size, Tier: Indexes, Headers: headers}}
		got, err := decodePart(partName(partPrefix(path)), encodePart(want))
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%+v reads as %+v, %v", want, got, err)
		}
	})
}
