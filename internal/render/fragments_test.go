package render

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"
	"sync"
	"testing"
)

// However many fragments there are, few are held; one that was let go is made
// again, and no page ever shows another's.
func TestFragmentsAreBounded(t *testing.T) {
	var f fragments
	text := strings.Repeat("بلاغ", 2000)
	most := 0
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for i := range 3000 {
				k := fragment{"ar", "item", (i*7 + w) % 2000}
				want := fmt.Sprint(k.data, text)
				mark, err := f.once(k, func() ([]byte, error) { return []byte(want), nil })
				if err != nil {
					t.Error(err)
				}
				var n int
				fmt.Sscanf(string(mark), "\x01%d\x02", &n)
				if html, ok := f.get(n); ok && string(html) != want {
					t.Errorf("%v: %.20q, %v", k, html, ok)
				}
			}
		})
	}
	wg.Wait()
	for _, g := range []generation{f.young, f.old} {
		for _, html := range g.html {
			most += len(html)
		}
	}
	if most > fragmentsMost || most < fragmentsMost/4 {
		t.Errorf("%d bytes are held, at most %d may be", most, fragmentsMost)
	}
}

// A page whose fragment was let go before it was spliced is made again.
func TestForgottenFragmentIsMadeAgain(t *testing.T) {
	r := &Renderer{}
	mark, _ := r.fragments.once(fragment{"ar", "item", 1}, func() ([]byte, error) { return []byte("أول"), nil })
	page := []byte("<li>" + mark + template.HTML("\x01999\x02") + "</li>")
	if got, err := r.splice(nil, page, nil); err != nil || string(got) != "<li>أول</li>" {
		t.Errorf("%q, %v", got, err)
	}
	for i := range 3 { // two generations later
		r.fragments.young.size = fragmentsMost
		r.fragments.once(fragment{"ar", "item", 100 + i}, func() ([]byte, error) { return bytes.Repeat([]byte("x"), 10), nil })
	}
	if _, err := r.splice(nil, page, nil); err != errForgotten {
		t.Errorf("%v, want %v", err, errForgotten)
	}
}
