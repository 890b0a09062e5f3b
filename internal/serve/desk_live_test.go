package serve

import (
	"bufio"
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// looks are the times a browser that shows a page of the desk is told to look.
func (p *preview) looks(address string) <-chan struct{} {
	p.t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	p.t.Cleanup(stop)
	r, err := http.NewRequestWithContext(ctx, "GET", p.http.URL+own+"desk/events?"+url.Values{"of": {address}}.Encode(), nil)
	if err != nil {
		p.t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		p.t.Fatal(err)
	}
	out := make(chan struct{}, 100)
	go func() {
		defer resp.Body.Close()
		for lines := bufio.NewScanner(resp.Body); lines.Scan(); {
			if strings.HasPrefix(lines.Text(), "data: ") {
				out <- struct{}{}
			}
		}
	}()
	return out
}

// A desk is told of a save that changes what it says, and of no other.
func TestDeskIsTold(t *testing.T) {
	n := newNewsroom(t)
	p := n.serve(nil)
	list, release := p.looks(own+"?lang=ar"), p.looks(own+"release?lang=fr&dir="+n.name(2))
	hear := func(what string, looks <-chan struct{}) {
		t.Helper()
		select {
		case <-looks:
		case <-time.After(10 * time.Second): // before it would look by itself
			t.Fatalf("waited in vain to be told %s", what)
		}
	}
	hear("to look at once", list)
	hear("to look at once", release)
	n.write(n.name(1)+"/ar.md", strings.Replace(arabic(1, "نص."), "رقم 1", "بعنوان آخر", 1))
	hear("that a title is another", list)
	if body := p.get(own + "?lang=ar"); !strings.Contains(body, "بلاغ بعنوان آخر") {
		t.Errorf("the desk shows no other title:\n%s", body)
	}
	n.write(n.name(1)+"/ar.md", strings.Replace(arabic(1, "نص."), "date = 2025", "date = 2025-99-99 # ", 1))
	hear("of a mistake", list)
	if body := p.get(own + "?lang=ar"); !strings.Contains(body, "أخطاء تمنع نشر الموقع") {
		t.Errorf("the desk shows no mistake:\n%s", body)
	}
	n.write(n.name(1)+"/ar.md", arabic(1, "نص."))
	until(t, "it is mended", func() bool {
		return strings.Contains(p.get(own+"?lang=ar"), "لا أخطاء: يمكن نشر الموقع")
	})
	if len(release) != 0 {
		t.Error("the desk of another release was told")
	}
}
