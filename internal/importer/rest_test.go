package importer

import (
	"fmt"
	"strings"
	"testing"
)

const answer = `[
{"id":12,"date":"2024-10-09T10:00:00","date_gmt":"2024-10-09T09:00:00","slug":"liqaa-sale","status":"publish","type":"post","link":"https://old.example/liqaa-sale/",
 "title":{"rendered":"لقاء &#8220;تواصلي&#8221; بسلا"},"content":{"rendered":"<p>نص اللقاء.</p>\n<div class=\"yarpp-related\"><h3>مقالات ذات صلة</h3><a href=\"/x\">خبر</a></div>","protected":false},
 "excerpt":{"rendered":"<p>ملخص اللقاء.</p>\n"},"lang":"ar","translations":{"ar":12,"fr":13},"categories":[4],"tags":[],
 "_embedded":{"wp:term":[[{"name":"Portes ouvertes","slug":"portes-ouvertes"}]],"wp:featuredmedia":[{"source_url":"https://old.example/a.jpg","alt_text":"قاعة"}]}},
{"id":13,"date":"2024-10-10T10:00:00","slug":"rencontre","link":"https://old.example/fr/rencontre/","title":{"rendered":"Rencontre à Salé"},"content":{"rendered":"<p>Texte.</p>"},"excerpt":"","lang":"fr","translations":{"ar":12,"fr":13},"categories":[4]},
{"code":"rest_no_route","message":"x"},
{"id":"x","title":7},
{"id":14,"date":"2024-11-01T00:00:00","slug":"%d8%a8%d9%84%d8%a7%d8%ba","title":{"rendered":"بلاغ ثالث"},"content":{"rendered":"<p>نص ثالث.</p>"},"link":"https://old.example/?p=14","categories":[]}
]`

func TestREST(t *testing.T) {
	tr := newTrial(t)
	r := tr.run("posts.json", answer)
	if len(r.Items) != 3 {
		t.Fatalf("%+v", r.Items)
	}
	ar, fr, third := r.Items[0], r.Items[1], r.Items[2]
	if got := ar.Path + " " + fr.Path + " " + third.Path; got != "content/releases/2024/liqaa-sale/ar.md content/releases/2024/liqaa-sale/fr.md content/releases/2024/balagh-thalth/ar.md" {
		t.Error(got)
	}
	e, body := tr.read(ar.Path)
	if got := fmt.Sprint(e.Front.Title, e.Front.Aliases, e.Front.Tags, e.Front.Summary, e.Front.Date.In(tr.o.Site.Zone).Format("15:04")); got != "لقاء “تواصلي” بسلا[/liqaa-sale/] [portes-ouvertes]ملخص اللقاء.10:00" || body != "نص اللقاء." {
		t.Errorf("%s\n%s", got, body)
	}
	if lossOf(ar, "navigation").Words == 0 || len(ar.Missing) != 1 {
		t.Errorf("%+v %q", ar.Dropped, ar.Missing)
	}
	var said []string
	for _, n := range r.Notes {
		said = append(said, n.What+" "+strings.Join(n.Args, " "))
	}
	if got := strings.Join(said, ", "); got != "no-post 3, no-post 4, terms-by-number posts.json #13 1" && got != "terms-by-number posts.json #13 1, no-post 3, no-post 4" {
		t.Errorf("notes %s", got)
	}
	if e, _ := tr.read(third.Path); len(e.Front.Aliases) > 0 {
		t.Errorf("an address of a query cannot be an alias: %q", e.Front.Aliases)
	}
}

func TestBrokenREST(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{answer[:len(answer)-150], "2 cut-off"},
		{`{"id":1,"title":{"rendered":"بلاغ"},"content":{"rendered":"<p>نص.</p>"},"date":"2024-01-02T00:00:00"}`, "1 "},
		{`[]`, "0 "}, {`[`, "0 cut-off"}, {`{"a":`, "0 cut-off"}, {strings.Repeat(`[{"a":`, 50_000), "0 cut-off"}, {"\ufeff[]", "0 "},
	} {
		tr := newTrial(t)
		tr.o.From = "json"
		r := tr.run("x.json", c.text)
		what := ""
		for _, n := range r.Notes {
			if n.What == "cut-off" {
				what = n.What
			}
		}
		if got := fmt.Sprint(r.Count("written"), " ", what); got != c.want {
			t.Errorf("%.40s: %s, want %s (%v)", c.text, got, c.want, r.Notes)
		}
	}
}
