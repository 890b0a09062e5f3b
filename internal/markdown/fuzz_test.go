package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// markup is every tag a body may hold; whatever else looks like one came from
// the text and should have been escaped.
var markup = regexp.MustCompile(`</?(p|em|strong|del|code|ul|li|blockquote|h[2-6]|table|thead|tbody|tr|figure|figcaption|a|pre|ol|div|td|th)>|<(br|hr)>|` +
	`<h[2-6] id="[^"<>\s]+">|<ol start="\d+">|<pre dir="auto">|<div class="table">|<t[dh] class="(start|end|center)">|` +
	`<a (\x00|href="(?i:https?:|mailto:|tel:)[^"<>\s]*")( title="[^"<>]*")?( dir="ltr")?>|` +
	`<img \x00 alt="[^"<>]*"( title="[^"<>]*")? loading="lazy" decoding="async">|` +
	`<figure class="quote">|<ul class="figures">|</?(b|span)>|<span class="nb">|</?(sup|bdi)>|<code dir="auto">|<bdi( lang="[a-z]+")? dir="(ltr|rtl)">`)

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"# بلاغ\n\n**نص** [أ](../b \"ت\") ![ج](d.jpg)\n\n| أ | b |\n|:-|-:|\n| 1 |\n",
		"> « Citation »\n> - a\n>   1. b\n\n<script>alert(1)</script>\n\n<!-- balagh: off x -->\n",
		"[a](java&Tab;script:x) <https://x.ma> www.x.ma a_b@c.ma http://a.ma/(b) [r]\n\n[r]: <//x> 'ع'\n",
		"```\"><script>\nx\x00\n\n~~a~~ `b` \\< &lt; &#0; &#x202E; \xff\xc3 \u0085\ufffe\r\n\tcode\r",
		"> نعم\n>\n> — [**رشيد**](../a)،\n> المدير\n\n## أرقام\n\n- **+9%**: *لقاءات*\n- **2** [منحتان](b)\n",
		"*a **b _c_ `d` [e](f \"g\nh\") ![i *j*](k)*\\\n***\n1) x\n\n   y\nb\n===\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		before := bytes.Clone(src)
		b := Parse(src, Style{Figures: "أرقام"})
		if !bytes.Equal(before, src) {
			t.Fatal("source changed")
		}
		if !utf8.Valid(b.HTML) {
			t.Errorf("not UTF-8: %q", b.HTML)
		}
		if n := bytes.Count(b.HTML, []byte{hole}); n != len(b.Holes) {
			t.Errorf("%d marks for %d holes", n, len(b.Holes))
		}
		for _, html := range [][]byte{b.HTML, Parse(src, arabic).HTML, Parse(src, french).HTML} {
			if rest := markup.ReplaceAll(html, nil); bytes.ContainsAny(rest, "<>") || bytes.ContainsFunc(rest, func(c rune) bool { return c != hole && forbidden(c) && c != utf8.RuneError }) {
				t.Errorf("%q: not ours: %q", src, rest)
			}
		}
		if bytes.Contains(Fill(nil, b.HTML, make([]string, len(b.Holes))), []byte{hole}) {
			t.Error("a mark is left after filling")
		}
		checkPlaces(t, src, b)
		if !bytes.Equal(Parse(src, Style{Figures: "أرقام"}).HTML, b.HTML) {
			t.Error("parsed anew, it differs")
		}
		if utf8.Valid(src) {
			Lend(src, Style{Figures: "أرقام"}, func(lent *Body) {
				if !bytes.Equal(lent.HTML, b.HTML) || lent.Hash != b.Hash || lent.Lead() != b.Lead() || len(lent.Remarks) != len(b.Remarks) {
					t.Error("lent, it differs")
				}
			})
		}
	})
}

// checkPlaces wants every place within the source, and that of a link to hold
// its address as written.
func checkPlaces(t *testing.T, src []byte, b *Body) {
	inside := func(start, end int) bool { return 0 <= start && start <= end && end <= len(src) }
	for _, r := range b.Remarks {
		if !inside(r.Start, r.End) {
			t.Errorf("remark %+v outside %d bytes", r, len(src))
		}
	}
	for _, h := range b.Headings {
		if !inside(h.Start, h.End) {
			t.Errorf("heading %+v outside %d bytes", h, len(src))
		}
	}
	for _, l := range b.Links {
		if !inside(l.Start, l.End) {
			t.Errorf("link %+v outside %d bytes", l, len(src))
		} else if w := string(src[l.Start:l.End]); w != "" && !l.Bare && !strings.ContainsAny(w, "&\\") && utf8.Valid(src) && !hasControl(w) && w != l.Dest {
			t.Errorf("link %+v stands at %q", l, w)
		}
	}
}

func hasControl(s string) bool { return strings.ContainsFunc(s, forbidden) }
