package archive

import (
	"fmt"
	"reflect"
	"runtime"
	"testing"
)

// Whatever the number of processors, the archive is the same and the same is said
// in the same order, in which names are guessed for as many as may be.
func TestSameOnAnyProcessors(t *testing.T) {
	in := files{}
	for i := range 40 {
		names := ""
		for n := range guessesMost + 3 {
			names += fmt.Sprintf("\"sant%d\", ", n)
		}
		in[fmt.Sprintf("releases/2024/liqaa-%02d/ar.md", i)] = page("title = \"لقاء\"\ndate = 2024-03-01\nregions = [\"دكالة - عبدة\"]\nrelated = [\"liqaa-x\", \"liqaa-01\"]\ntags = ["+names+"]",
			fmt.Sprintf("نص [سابق](../liqaa-%02d) و[آخر](../liqa-%02d#x) ![صورة](soura.jpg)", (i+7)%40, i))
		in[fmt.Sprintf("releases/2024/liqaa-%02d/fr.md", i)] = page("title = \"Rencontre\"\ndate = 2024-03-02", "Texte [suivant](../liqaa-00#x).")
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one, said := resolve(t, in, "2024-06-01T00:00:00Z", false)
	for _, n := range []int{2, 3, 64} {
		runtime.GOMAXPROCS(n)
		many, heard := resolve(t, in, "2024-06-01T00:00:00Z", false)
		if !reflect.DeepEqual(heard, said) {
			t.Errorf("%d processors: %d remarks, with one %d", n, len(heard), len(said))
		}
		if got, want := ids(many.Public.Listed), ids(one.Public.Listed); got != want {
			t.Errorf("%d processors: %s, with one %s", n, got, want)
		}
		for i, r := range many.All {
			if got, want := fmt.Sprint(r.ID, ids(r.Related), r.Editions[0].Holes[0].Link.Release.ID), fmt.Sprint(one.All[i].ID, ids(one.All[i].Related), one.All[i].Editions[0].Holes[0].Link.Release.ID); got != want {
				t.Errorf("%d processors: %s, with one %s", n, got, want)
			}
		}
	}
	if guessed := one.maker.guesses; guessed != nil {
		t.Error("the archive holds what was guessed")
	}
}

// What is said comes in the order of the drafts, behind what was said before.
func TestSaidInOrder(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, n := range []int{1, 2, 3, 64} {
		runtime.GOMAXPROCS(n)
		m := &maker{drafts: make([]*draft, 20)}
		m.remark("قبل", "", "", 0, noRelease)
		m.beside(func(m *maker, i int) { m.remark(itoa(i), "", "", 0, noRelease) })
		for i, d := range m.remarks[1:] {
			if d.Path != itoa(i) || len(m.remarks) != 21 {
				t.Fatalf("%d processors: remark %d of %d is on %s", n, i, len(m.remarks), d.Path)
			}
		}
	}
}

// A bug in a worker is the caller's to say.
func TestPanicIsTheCallers(t *testing.T) {
	defer func() {
		if p := recover(); p != "internal error: خطأ" {
			t.Errorf("%v", p)
		}
	}()
	m := &maker{drafts: make([]*draft, 3)}
	m.beside(func(_ *maker, i int) {
		if i == 2 {
			panic("internal error: خطأ")
		}
	})
	t.Error("the bug was lost")
}
