package importer

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"balagh/internal/config"
)

// rest reads an answer of WordPress's REST interface: a list of posts, or one.
type rest struct {
	name string
	site *config.Site
	note func(what string, args ...string)

	first map[string]*item // of all pages of an answer: a group → the edition that holds the facts
}

// post is one post as REST gives it.
type post struct {
	ID      json.Number     `json:"id"`
	Date    string          `json:"date"`
	DateGMT string          `json:"date_gmt"`
	Slug    string          `json:"slug"`
	Status  string          `json:"status"`
	Type    string          `json:"type"`
	Link    string          `json:"link"`
	Title   rendered        `json:"title"`
	Content rendered        `json:"content"`
	Excerpt rendered        `json:"excerpt"`
	Lang    string          `json:"lang"`
	Others  json.RawMessage `json:"translations"`
	Locale  string          `json:"wpml_current_locale"`
	WPML    []struct {
		ID json.Number `json:"id"`
	} `json:"wpml_translations"`
	Inside struct {
		Terms [][]struct {
			Name string `json:"name"`
			Slug string `json:"slug"`
		} `json:"wp:term"`
		Media []struct {
			Source string `json:"source_url"`
			Alt    string `json:"alt_text"`
		} `json:"wp:featuredmedia"`
	} `json:"_embedded"`
	Categories []json.Number `json:"categories"`
	Tags       []json.Number `json:"tags"`
}

// rendered is {"rendered": "…", "protected": false}, or the text alone.
type rendered struct {
	Text      string
	Protected bool
}

func (r *rendered) UnmarshalJSON(text []byte) error {
	if len(text) > 0 && text[0] == '"' {
		return json.Unmarshal(text, &r.Text)
	}
	var v struct {
		Rendered  string `json:"rendered"`
		Protected bool   `json:"protected"`
	}
	if len(text) > 0 && text[0] != '{' {
		return nil
	}
	err := json.Unmarshal(text, &v)
	r.Text, r.Protected = v.Rendered, v.Protected
	return err
}

func (s *rest) index(ctx context.Context, r io.Reader) (int, error) {
	total := 0
	err := s.each(ctx, r, false, func(p *post) error {
		total++
		it := s.item(p)
		if it.group == "" {
			return nil
		}
		it.content, it.terms = "", nil
		if have := s.first[it.group]; have == nil || s.rank(it) < s.rank(have) {
			s.first[it.group] = it
		}
		return nil
	})
	return total, err
}

func (s *rest) rank(it *item) int {
	for i, l := range s.site.Languages {
		if l.Code == it.lang {
			return i
		}
	}
	return len(s.site.Languages)
}

func (s *rest) items(ctx context.Context, r io.Reader, yield func(*item) error) error {
	n := 0
	err := s.each(ctx, r, true, func(p *post) error {
		n++
		it := s.item(p)
		if f := s.first[it.group]; f != nil && f.key != it.key {
			it.first = f
		}
		if n := len(p.Categories) + len(p.Tags); n > 0 && len(it.terms) == 0 {
			s.note("terms-by-number", it.shown, itoa(n))
		}
		return yield(it)
	})
	if n == 10 || n == 100 { // what a site gives unasked, and the most it gives
		s.note("maybe-more", itoa(n))
	}
	return err
}

func (s *rest) item(p *post) *item {
	it := &item{form: fragmentForm, title: p.Title.Text, excerpt: plainTags(p.Excerpt.Text), content: p.Content.Text, slug: p.Slug, link: whole(p.Link), own: true,
		status: first(p.Status, "publish"), protected: p.Content.Protected, standing: p.Type == "page", shown: s.name}
	if slug, err := url.PathUnescape(p.Slug); err == nil {
		it.slug = slug
	}
	it.site = it.link
	locale, _, _ := strings.Cut(p.Locale, "_")
	it.lang = first(p.Lang, locale, addressLanguage(p.Link, s.site))
	id := p.ID.String()
	it.key = "rest:" + first(it.link, id)
	if id != "" {
		it.shown += " #" + id
	}
	if t := parseTime(p.DateGMT); !t.IsZero() {
		it.date, it.dateKnown = t.UTC(), true
	} else if t := parseTime(p.Date); !t.IsZero() {
		it.date, it.dateKnown = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, s.site.Zone), true
	}
	it.dated = first(p.Date, p.DateGMT)
	if least := p.least(); least != "" {
		it.group = "rest:" + hostOf(p.Link) + "#" + least
	}
	for _, list := range p.Inside.Terms {
		for _, t := range list {
			it.terms = append(it.terms, term{clip(plainTags(t.Name), longest), clip(t.Slug, longest)})
		}
	}
	if len(p.Inside.Media) > 0 {
		it.picture = picture{address: p.Inside.Media[0].Source, alt: p.Inside.Media[0].Alt}
	}
	it.seal()
	return it
}

// least is the smallest number of a text's editions, by which all of them know it:
// from Polylang, which names each, or WPML, which names the others. "": it has one.
func (p *post) least() string {
	var ids []json.Number
	var others map[string]json.Number
	if json.Unmarshal(p.Others, &others) == nil {
		ids = slices.Collect(maps.Values(others))
	}
	for _, t := range p.WPML {
		ids = append(ids, t.ID, p.ID)
	}
	if len(ids) < 2 {
		return ""
	}
	return slices.MinFunc(ids, func(a, b json.Number) int {
		return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
	}).String()
}

func hostOf(link string) string {
	_, rest, _ := strings.Cut(link, "//")
	host, _, _ := strings.Cut(rest, "/")
	return host
}

// each streams the posts. What is no post, and where the file can be read no
// further, is noted.
func (s *rest) each(ctx context.Context, r io.Reader, say bool, use func(*post) error) error {
	in := bufio.NewReader(r)
	if head, _ := in.Peek(3); bytes.Equal(head, []byte("\ufeff")) {
		in.Discard(3)
	}
	d := json.NewDecoder(in)
	list := false
	if head, _ := peekSign(in); head == '[' {
		list = true
		if _, err := d.Token(); err != nil {
			return fmt.Errorf("read %s: %w", s.name, err)
		}
	}
	for n := 0; !list && n == 0 || list && d.More(); n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		var p post
		err := d.Decode(&p)
		var syntax *json.SyntaxError
		broken := errors.As(err, &syntax) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		switch {
		case err != nil && !broken || err == nil && p.Title.Text == "" && p.Content.Text == "":
			if say {
				s.note("no-post", itoa(n+1))
			}
			continue
		case err != nil:
			if say {
				s.note("cut-off", itoa(n), err.Error())
			}
			return nil
		}
		if err := use(&p); err != nil {
			return err
		}
	}
	if _, err := d.Token(); list && err != nil && say {
		s.note("cut-off", "?", err.Error())
	}
	return nil
}

// peekSign returns the first sign that is no space.
func peekSign(r *bufio.Reader) (byte, error) {
	for {
		head, err := r.Peek(1)
		if err != nil {
			return 0, err
		}
		if head[0] != ' ' && head[0] != '\n' && head[0] != '\r' && head[0] != '\t' {
			return head[0], nil
		}
		r.Discard(1)
	}
}
