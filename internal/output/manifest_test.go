package output

import (
	"bytes"
	"errors"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestManifestKeepsAnyName(t *testing.T) {
	plan := entries("ar/2024/بلاغ\tصحفي/index.html", "ar/2024/سطر\nسطر/index.html", "ar/2024/é\r/a b.html", "ar/2024/end")
	plan[0].Headers = "Content-Type: text/html\nLink: <\\>\tx\r"
	root, parts := remembered(t, plan)
	m := NewManifest(root, loader(parts))
	if records := recordsOf(t, m); len(m.Whys()) > 0 || len(records) != 4 {
		t.Fatalf("%v %v", records, m.Whys())
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

// naming returns the one part that holds a text.
func naming(t testing.TB, parts map[string][]byte, head, text string) string {
	t.Helper()
	found := ""
	for name, b := range parts {
		if bytes.HasPrefix(b, []byte(head)) && bytes.Contains(b, []byte(text)) {
			if found != "" {
				t.Fatalf("%q stands in %s and %s", text, found, name)
			}
			found = name
		}
	}
	if found == "" {
		t.Fatalf("no part holds %q", text)
	}
	return found
}

func TestManifestThatCannotBeUsed(t *testing.T) {
	const page, far = "ar/2019/index.html", "ar/tags/tags-07/1/index.html"
	s := archiveOf(1_500)
	moved := maps.Clone(s)
	moved[page] = "1"
	_, whole := remembered(t, s.plan())
	part := naming(t, whole, partHead, "\n"+page+"\t")
	branch := naming(t, whole, branchHead, "\n"+part+"\t")
	inPart, inBranch := bytes.Count(whole[part], []byte("\n"))-2, 0
	for name, text := range whole {
		if bytes.Contains(whole[branch], []byte("\n"+name+"\t")) {
			inBranch += bytes.Count(text, []byte("\n")) - 2
		}
	}
	if inBranch == len(s) || inPart == inBranch {
		t.Fatalf("a part of %d, a branch of %d of %d files", inPart, inBranch, len(s))
	}
	cases := []struct {
		name   string
		damage func(root []byte, parts map[string][]byte) []byte
		why    string
		isNew  int
	}{
		{"root cut short", func(r []byte, _ map[string][]byte) []byte { return r[:len(r)-20] }, "manifest is not used", len(s)},
		{"root empty", func([]byte, map[string][]byte) []byte { return []byte{} }, "manifest is not used", len(s)},
		{"root of another version", func(r []byte, _ map[string][]byte) []byte {
			return bytes.Replace(r, []byte("manifest 2"), []byte("manifest 3"), 1)
		}, "another version", len(s)},
		{"root altered", func(r []byte, _ map[string][]byte) []byte {
			return bytes.Replace(r, []byte(branch[:8]), []byte("00000000"), 1)
		}, "damaged", len(s)},
		{"branch gone", func(r []byte, p map[string][]byte) []byte { delete(p, branch); return r }, "part " + branch, inBranch},
		{"branch cut short", func(r []byte, p map[string][]byte) []byte { p[branch] = p[branch][:40]; return r }, "part " + branch, inBranch},
		{"part gone", func(r []byte, p map[string][]byte) []byte { delete(p, part); return r }, "part " + part, inPart},
		{"part cut short", func(r []byte, p map[string][]byte) []byte { p[part] = p[part][:40]; return r }, "part " + part, inPart},
		{"part of another", func(r []byte, p map[string][]byte) []byte {
			p[part] = p[naming(t, p, partHead, "\n"+far+"\t")]
			return r
		}, "part " + part, inPart},
		{"another part gone", func(r []byte, p map[string][]byte) []byte { delete(p, naming(t, p, partHead, "\n"+far+"\t")); return r }, "", 0},
		{"nothing wrong", func(r []byte, _ map[string][]byte) []byte { return r }, "", 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			root, parts := remembered(t, s.plan())
			m := NewManifest(c.damage(root, parts), loader(parts))
			got, err := Compare(moved.plan(), m)
			if err != nil || len(got.New) != c.isNew {
				t.Errorf("%d new, want %d, error %v", len(got.New), c.isNew, err)
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
	old, oldParts := version1([]Record{{Path: "ar/2024/بلاغ/index.html"}, {Path: "fr/a", Tier: Indexes}})
	f.Add(old, false)
	f.Add(oldParts["fr"], false)
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
		for _, head := range []string{rootHead, branchHead} {
			each(head, func(b []byte) []byte {
				if refs, err := decodeRefs(head, b); err == nil {
					return encodeRefs(head, refs)
				}
				return nil
			})
		}
		for _, head := range []string{partHead, partHead1} {
			each(head, func(b []byte) []byte {
				if records, err := decodePart(b); err == nil {
					_, text, _ := bytes.Cut(encodePart(records), []byte(partHead))
					text = text[:bytes.LastIndex(text, []byte("end\t"))]
					head, _, _ := bytes.Cut(b, []byte("\n"))
					return seal(slices.Concat(head, []byte("\n"), text), len(records))
				}
				return nil
			})
		}
		each(rootHead1, func(b []byte) []byte {
			if parts, err := decodeRoot1(b); err == nil && slices.ContainsFunc(parts, func(p *ref) bool { return !isPartName1(p.name) }) {
				t.Errorf("%q names %v", b, parts)
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
		got, err := decodePart(encodePart(want))
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%+v reads as %+v, %v", want, got, err)
		}
	})
}
