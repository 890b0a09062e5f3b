package config

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"balagh/internal/diag"
	"balagh/internal/lang"
	"balagh/internal/toml"
)

// File is the name of the site's configuration.
const File = "site.toml"

var (
	idForm   = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	codeForm = regexp.MustCompile(`^[a-z]{2,3}(-[a-z0-9]+)*$`)
)

// Load reads site.toml of a site and the strings file of each of its languages.
// The Site is nil when a remark is an error.
func Load(site, layouts fs.FS) (*Site, []diag.Diagnostic, error) {
	if info, err := fs.Stat(site, File); err == nil && !info.Mode().IsRegular() {
		// A pipe would be waited for without end.
		return nil, []diag.Diagnostic{{Path: File, Rule: "not-a-file", Severity: diag.Error, Message: diag.NotAFile, Args: []string{File}}}, nil
	}
	text, err := fs.ReadFile(site, File)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, []diag.Diagnostic{{Path: File, Rule: "site-missing", Severity: diag.Error, Message: siteMissing, Hint: siteMissingHint}}, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", File, err)
	}
	l := &loader{layouts: layouts, site: &Site{}}
	src := diag.NewSource(File, text)
	doc, remarks := toml.Parse(src, 0, len(text))
	l.remarks = remarks
	if doc != nil {
		root := doc.Table(l.remark)
		if err := l.read(root); err != nil {
			return nil, nil, err
		}
		root.Finish(lang.Nearest)
	}
	if diag.Count(l.remarks, diag.Error) > 0 {
		return nil, l.remarks, nil
	}
	return l.site, l.remarks, nil
}

type loader struct {
	layouts fs.FS
	site    *Site
	remarks []diag.Diagnostic
	codes   []string
}

func (l *loader) remark(d diag.Diagnostic) { l.remarks = append(l.remarks, d) }

func (l *loader) read(t *toml.Table) error {
	s := l.site
	if err := l.languages(t); err != nil {
		return err
	}
	l.address(t)
	l.zone(t)
	s.Title = l.required(t, "title")
	s.Description = l.words(t.Sub("description"))
	s.Organization = l.words(t.Sub("organization"))
	s.About = l.words(t.Sub("about"))
	l.contacts(t)
	for _, row := range t.Rows("social") {
		a := Account{Name: row.Text("name"), URL: row.Text("url")}
		l.webAddress(row, "url", a.URL)
		s.Social = append(s.Social, a)
	}
	l.security(t.Sub("security"))
	t.Sub("publish")
	s.Monthly = t.Sub("digest").Bool("monthly")
	l.checks(t.Sub("check"))
	s.Tags = l.vocabulary(t, "tags")
	s.Regions = l.vocabulary(t, "regions")
	s.Series = l.vocabulary(t, "series")
	s.People = l.vocabulary(t, "people")
	return nil
}

func (l *loader) languages(t *toml.Table) error {
	rows := t.Rows("languages")
	if len(rows) == 0 {
		t.Remark("languages", diag.Diagnostic{Rule: "field-required", Severity: diag.Error, Message: diag.FieldRequired, Args: []string{"languages"}})
	}
	for _, row := range rows {
		code, tag, name := row.Text("code"), row.Text("locale"), row.Text("name")
		switch {
		case !codeForm.MatchString(code):
			row.Remark("code", diag.Diagnostic{Rule: "language-code", Severity: diag.Error, Message: languageCode, Args: []string{code}})
			continue
		case slices.Contains(l.codes, code):
			row.Remark("code", diag.Diagnostic{Rule: "language-code", Severity: diag.Error, Message: languageTwice, Args: []string{code}})
			continue
		}
		if tag == "" {
			tag = code
		}
		if name == "" {
			name = code
		}
		loc, err := l.locale(row, code)
		if err != nil {
			return err
		}
		loc.Code, loc.Tag, loc.Name = code, tag, name
		l.codes = append(l.codes, code)
		l.site.Languages = append(l.site.Languages, loc)
	}
	return nil
}

func (l *loader) address(t *toml.Table) {
	raw := strings.TrimRight(t.Text("base_url"), "/")
	l.site.FeedAuthority = t.Text("feed_authority")
	if !t.Has("base_url") {
		t.Remark("base_url", diag.Diagnostic{Rule: "field-required", Severity: diag.Error, Message: diag.FieldRequired, Args: []string{"base_url"}})
		return
	}
	if err := l.site.SetBaseURL(raw); err != nil {
		t.Remark("base_url", diag.Diagnostic{Rule: "base-url", Severity: diag.Error, Message: baseURL, Args: []string{raw}})
		return
	}
	u, _ := url.Parse(raw)
	if l.site.FeedAuthority == "" {
		t.Remark("feed_authority", diag.Diagnostic{Rule: "field-required", Severity: diag.Warning, Message: feedDefault, Hint: feedAuthority})
		l.site.FeedAuthority = u.Hostname() + ",2020"
		return
	}
	if !regexp.MustCompile(`^[a-z0-9.@-]+,\d{4}(-\d\d){0,2}$`).MatchString(l.site.FeedAuthority) {
		t.Remark("feed_authority", diag.Diagnostic{Rule: "feed-authority", Severity: diag.Error, Message: feedAuthority, Args: []string{l.site.FeedAuthority}})
	}
}

// SetBaseURL sets the address the site is published under; it must be absolute,
// http or https, and without query or fragment.
func (s *Site) SetBaseURL(raw string) error {
	raw = strings.TrimRight(raw, "/")
	u, err := url.Parse(raw)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return fmt.Errorf("%q is no address of the form https://host/path", raw)
	}
	s.BaseURL, s.BasePath = raw, u.EscapedPath()
	return nil
}

func (l *loader) zone(t *toml.Table) {
	name := t.Text("time_zone")
	if name == "" {
		t.Remark("time_zone", diag.Diagnostic{Rule: "field-required", Severity: diag.Error, Message: diag.FieldRequired, Args: []string{"time_zone"}})
		l.site.Zone = time.UTC
		return
	}
	zone, err := Zone(name)
	if err != nil {
		t.Remark("time_zone", diag.Diagnostic{Rule: "time-zone", Severity: diag.Error, Message: timeZone, Args: []string{name}})
		zone = time.UTC
	}
	l.site.Zone = zone
}

func (l *loader) required(t *toml.Table, key string) Words {
	w := l.words(t.Sub(key))
	for _, code := range l.codes {
		if w[code] == "" {
			t.Remark(key, diag.Diagnostic{Rule: "field-required", Severity: diag.Error, Message: diag.FieldRequired, Args: []string{t.Path(key) + "." + code}})
		}
	}
	return w
}

// words reads the keys of a table that are language codes of the site. Codes of
// other languages are understood and left out, so that a vocabulary can be
// shared by sites with fewer languages.
func (l *loader) words(t *toml.Table) Words {
	if t == nil {
		return nil
	}
	w := Words{}
	for _, k := range t.Keys() {
		if slices.Contains(l.codes, k) {
			if s := t.Text(k); s != "" {
				w[k] = s
			}
		} else if codeForm.MatchString(k) && len(k) <= 3 {
			t.Text(k)
		}
	}
	return w
}

func (l *loader) contacts(t *toml.Table) {
	all := t.Sub("contacts")
	for _, id := range all.Keys() {
		c := all.Sub(id)
		if c == nil {
			continue
		}
		l.site.Contacts = append(l.site.Contacts, &Contact{
			ID: id, Name: l.words(c), Phone: c.Text("phone"), Email: c.Text("email"), Address: l.words(c.Sub("address")),
		})
	}
}

func (l *loader) security(t *toml.Table) {
	if t == nil {
		return
	}
	l.site.Security.Contact = t.Text("contact")
	if at, kind, ok := t.Time("expires"); ok {
		if kind != toml.Offset {
			at = time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), 0, l.site.Zone)
		}
		l.site.Security.Expires = at.UTC()
	} else if !t.Has("expires") {
		t.Remark("expires", diag.Diagnostic{Rule: "field-required", Severity: diag.Error, Message: diag.FieldRequired, Args: []string{t.Path("expires")}})
	}
}

func (l *loader) webAddress(t *toml.Table, key, s string) {
	if u, err := url.Parse(s); err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		t.Remark(key, diag.Diagnostic{Rule: "web-address", Severity: diag.Error, Message: diag.WebAddress, Args: []string{s}})
	}
}

func (l *loader) vocabulary(root *toml.Table, name string) *Vocabulary {
	t := root.Sub(name)
	var terms []*Term
	for _, id := range t.Keys() {
		row := t.Sub(id)
		if row == nil {
			continue
		}
		if !idForm.MatchString(id) {
			t.RemarkKey(id, diag.Diagnostic{Rule: "term-id", Severity: diag.Error, Message: termID, Args: []string{id}})
		}
		term := &Term{
			ID: id, Label: l.words(row), Description: l.words(row.Sub("description")),
			Aliases: row.Texts("aliases"),
		}
		if len(term.Label) == 0 {
			t.RemarkKey(id, diag.Diagnostic{Rule: "field-required", Severity: diag.Error, Message: diag.FieldRequired, Args: []string{name + "." + id + "." + strings.Join(l.codes, "/")}})
		}
		switch name {
		case "regions":
			term.Former, term.ISO = row.Texts("former"), row.Text("iso")
			term.Tile = l.tile(row)
		case "people":
			term.Office = l.words(row.Sub("office"))
		}
		terms = append(terms, term)
	}
	return newVocabulary(name, terms)
}

func (l *loader) tile(row *toml.Table) []int {
	tile := row.Ints("tile")
	if tile != nil && (len(tile) != 2 || slices.Min(tile) < 0 || slices.Max(tile) > 11) {
		row.Remark("tile", diag.Diagnostic{Rule: "region-tile", Severity: diag.Error, Message: regionTile})
		return nil
	}
	return tile
}
