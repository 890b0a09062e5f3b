package output

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

type sample struct {
	Title  string
	Lead   []string
	When   time.Time
	Labels map[string]string
	Next   *sample
	Any    any
	Size   int
	Wide   uint8
	Share  float64
	On     bool
	Shared shared
	Sum    [4]byte
}

// shared counts how often it is hashed.
type shared struct {
	known Key
	asked *int
}

func (s shared) Key() Key {
	if s.asked != nil {
		*s.asked++
	}
	return s.known
}

func release() sample {
	return sample{
		Title: "بلاغ صحفي", Lead: []string{"الرباط", "Rabat"}, Labels: map[string]string{"ar": "التعاضدية", "fr": "Mutuelle"},
		When: time.Date(2024, 10, 5, 9, 30, 0, 0, time.FixedZone("", 3600)), Next: &sample{Title: "Suite"}, Any: 7,
	}
}

func TestKeyOfTellsApart(t *testing.T) {
	type other struct{ Title string }
	rabat := time.FixedZone("Rabat", 3600)
	noon := time.Date(2024, 10, 5, 12, 0, 0, 0, rabat)
	read := time.Now()
	alter := func(f func(*sample)) sample { s := release(); f(&s); return s }
	cases := []struct {
		name string
		a, b []any
		same bool
	}{
		{"equal values", []any{release()}, []any{release()}, true},
		{"one letter", []any{"مقرّ"}, []any{"مقر"}, false},
		{"cut elsewhere", []any{"ab", "c"}, []any{"a", "bc"}, false},
		{"list or its items", []any{[]string{"ا", "ب"}}, []any{"ا", "ب"}, false},
		{"lists cut elsewhere", []any{[][]string{{"a"}, {"b"}}}, []any{[][]string{{"a", "b"}, {}}}, false},
		{"nil or empty list", []any{[]string(nil)}, []any{[]string{}}, true},
		{"nil or empty map", []any{map[string]int(nil)}, []any{map[string]int{}}, true},
		{"nothing or nil", []any{}, []any{nil}, false},
		{"numbers of other types", []any{1}, []any{int64(1)}, false},
		{"names of types", []any{sample{}}, []any{other{}}, false},
		{"nil or zero pointer", []any{(*int)(nil)}, []any{new(int)}, false},
		{"map order", []any{map[string]int{"ar": 1, "fr": 2, "en": 3}}, []any{map[string]int{"en": 3, "fr": 2, "ar": 1}}, true},
		{"map pairs", []any{map[string]string{"ar": "fr"}}, []any{map[string]string{"fr": "ar"}}, false},
		{"same instant and offset", []any{noon}, []any{noon.In(time.FixedZone("WEST", 3600))}, true},
		{"same instant elsewhere", []any{noon}, []any{noon.UTC()}, false},
		{"with or without monotonic reading", []any{read}, []any{read.Round(0)}, true},
		{"what a pointer leads to", []any{alter(func(s *sample) { s.Next = &sample{Title: "Suite"} })}, []any{release()}, true},
		{"deep change", []any{alter(func(s *sample) { s.Next.Title = "suite" })}, []any{release()}, false},
		{"value behind an interface", []any{alter(func(s *sample) { s.Any = 8 })}, []any{release()}, false},
		{"type behind an interface", []any{alter(func(s *sample) { s.Any = uint(7) })}, []any{release()}, false},
		{"shared part", []any{alter(func(s *sample) { s.Shared.known[3] = 1 })}, []any{release()}, false},
		{"bytes of an array", []any{alter(func(s *sample) { s.Sum[3] = 1 })}, []any{release()}, false},
	}
	for _, c := range cases {
		if got := KeyOf(c.a...) == KeyOf(c.b...); got != c.same {
			t.Errorf("%s: alike %v, want %v", c.name, got, c.same)
		}
	}
}

// A key is the same on every machine; if this one moves, every site is made anew.
func TestKeyOfIsFixed(t *testing.T) {
	got := KeyOf("ar/2024/بلاغ/index.html", 5, []bool{true, false}, map[string]int{"fr": 1, "ar": 2}).String()
	if want := "e27e4097dd19b99a3f7c8cf8e2c89c39"; got != want {
		t.Errorf("key %s, want %s", got, want)
	}
}

func TestKeyOfAsksKeyedValues(t *testing.T) {
	n := 0
	s := shared{asked: &n}
	KeyOf(s, &s, []shared{s, s})
	KeyOf((*shared)(nil))
	if n != 4 {
		t.Errorf("asked %d times, want 4", n)
	}
}

type pointerKeyed struct{ n byte }

func (p *pointerKeyed) Key() Key { return Key{p.n} }

func TestKeyOfMethodOnPointer(t *testing.T) {
	type page struct{ Head pointerKeyed }
	if KeyOf(page{pointerKeyed{1}}) == KeyOf(page{pointerKeyed{2}}) {
		t.Error("the key of a field was not asked")
	}
}

type embedsKeyed struct {
	shared
	Title string
}

type loop struct{ Next *loop }

func TestKeyOfRefuses(t *testing.T) {
	type hidden struct {
		Title string
		notes string
	}
	round := &loop{}
	round.Next = round
	cases := map[string]any{
		"notes of":       []hidden{{notes: "x"}},
		"cannot be hash": func() {},
		"a chan":         make(chan int),
		"a uintptr":      uintptr(1),
		"embeds":         embedsKeyed{},
		"contains itsel": round,
	}
	for want, v := range cases {
		func() {
			defer func() {
				text, _ := recover().(string)
				if !strings.HasPrefix(text, "internal error: ") || !strings.Contains(text, want) {
					t.Errorf("%T: panic %q, want %q in it", v, text, want)
				}
			}()
			KeyOf(v)
		}()
	}
}

type node struct {
	Name  string
	Words []string
	Sub   []node
	Map   map[string]int
	Up    *node
	Any   any
}

func drawNode(t *rapid.T, depth int) node {
	word := rapid.SampledFrom([]string{"", "ا", "ab", "a", "b", "\x00", "é"})
	n := node{Name: word.Draw(t, "name"), Words: rapid.SliceOfN(word, 1, 3).Draw(t, "words"),
		Map: rapid.MapOfN(word, rapid.IntRange(0, 2), 1, 2).Draw(t, "map")}
	n.Any = rapid.SampledFrom([]any{nil, "a", 1, int8(1), []string{"a"}}).Draw(t, "any")
	n.Sub = make([]node, 0)
	if depth > 0 {
		for range rapid.IntRange(0, 2).Draw(t, "subs") {
			n.Sub = append(n.Sub, drawNode(t, depth-1))
		}
		if rapid.Bool().Draw(t, "up") {
			up := drawNode(t, depth-1)
			n.Up = &up
		}
	}
	return n
}

func TestKeyOfEqualIffEqual(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawNode(t, 2), drawNode(t, 2)
		if rapid.Bool().Draw(t, "same") {
			b = a
		}
		if (KeyOf(a) == KeyOf(b)) != reflect.DeepEqual(a, b) {
			t.Fatalf("keys do not tell what is equal:\n%+v\n%+v", a, b)
		}
	})
}

func BenchmarkKeyOf(b *testing.B) {
	type link struct{ Text, Address string }
	type page struct {
		A, B, C, D, E, F, G, H, I, J string
		K, L, M, N                   int
		O, P, Q, R                   bool
		S, T                         time.Time
		U, V                         []string
		W, X                         *link
		Y                            []link
		Z                            Key
		AA, AB                       link
		AC                           *shared
		AD                           float64
	}
	p := &page{A: "بلاغ صحفي حول اللقاء", B: "Communiqué", C: "/ar/2024/rencontre-delegues/", D: "ar", E: "rtl", K: 2024,
		S: time.Unix(1728117000, 0), U: []string{"الرباط", "العيون"}, W: &link{"التالي", "/ar/2024/x/"}, Y: make([]link, 5),
		AC: &shared{}}
	b.ReportAllocs()
	for b.Loop() {
		KeyOf(p)
	}
}
