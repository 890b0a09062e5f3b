package importer

import (
	"net/url"
	"path"
	"regexp"
	"strings"
	"unicode"

	"balagh/internal/config"
	"balagh/internal/lang"
)

// addresses knows what stands at which path of the site, and where the old
// addresses of imported texts lead now.
type addresses struct {
	site  *config.Site
	pages map[string]string // "/ar/2019/x/" → the folder of the page
	old   map[string]string // "/2019/05/لقاء/" → the folder of the text that was there
	posts map[string]string // "old.example#12" → the folder of that post
}

func newAddresses(site *config.Site) *addresses {
	return &addresses{site: site, pages: map[string]string{}, old: map[string]string{}, posts: map[string]string{}}
}

// slashed is a path as addresses are compared: with a slash at its end.
func slashed(p string) string { return strings.TrimSuffix(p, "/") + "/" }

// pageAddress is the address that a folder's page has in a language.
func pageAddress(code, parent, slug string) string {
	return "/" + code + "/" + strings.TrimPrefix(strings.TrimPrefix(parent, "content/pages"), "content/releases/") + "/" + slug + "/"
}

// page takes the addresses that a folder may have, in all languages: a translation
// may come later.
func (a *addresses) page(parent, slug, dir string) {
	for _, l := range a.site.Languages {
		a.pages[cleanAddress(pageAddress(l.Code, parent, slug))] = dir
	}
}

func cleanAddress(p string) string { return slashed(path.Clean(p)) }

// free reports whether a new page may have a name: no page stands there, no old
// address leads from there, and the archive does not keep it for itself.
func (a *addresses) free(parent, slug string) bool {
	for _, l := range a.site.Languages {
		at := cleanAddress(pageAddress(l.Code, parent, slug))
		if a.pages[at] != "" || a.old[at] != "" || a.kept(at) {
			return false
		}
	}
	return true
}

var (
	keptWords = regexp.MustCompile(`^(?:archive|tags|regions|series|people|corrections|search|page|feed\.xml|rss\.xml|feed\.json|\d{4}(?:/\d{1,2})?)?$`)
	keptRoot  = regexp.MustCompile(`^(?:[a-z0-9-]*sitemap[a-z0-9-]*\.xml|robots\.txt|404\.html|manifest\.webmanifest|index\.html|_headers|_redirects)$`)
	keptLists = regexp.MustCompile(`^(?:tags|regions|series|people|corrections|search|archive)/`)
)

// kept reports an address that the archive makes pages or files for.
func (a *addresses) kept(at string) bool {
	at = strings.Trim(at, "/")
	first, rest, _ := strings.Cut(at, "/")
	if a.site.Language(first) == nil {
		return keptRoot.MatchString(at)
	}
	return keptWords.MatchString(rest) || keptLists.MatchString(rest)
}

// alias is the old address that a text in a folder may keep: "" where it is the
// page's own anyway, or another's.
func (a *addresses) alias(link, dir string) (kept, lost string) {
	at := alias(link)
	if at == "" {
		return "", ""
	}
	switch p := slashed(at); {
	case a.pages[p] == dir:
		return "", ""
	case a.pages[p] != "", a.kept(p), a.old[p] != "" && a.old[p] != dir:
		return "", at
	}
	return at, ""
}

// moved remembers where the text of an old address is now. The first one keeps it.
func (a *addresses) moved(link, dir string) {
	if at := slashed(alias(link)); at != "/" && a.old[at] == "" {
		a.old[at] = dir
	}
}

// inside returns the folder of the text that an address of the old site means,
// seen from a text of that host; "" if it is none of this site.
func (a *addresses) inside(address, host string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	own := ""
	if base, err := url.Parse(a.site.BaseURL); err == nil {
		own = base.Host
	}
	if !sameHost(u.Host, host) && !sameHost(u.Host, own) {
		return ""
	}
	for _, key := range []string{"p", "page_id"} {
		if id := u.Query().Get(key); id != "" {
			return a.posts[bareHost(u.Host)+"#"+id]
		}
	}
	at := slashed(alias((&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}).String()))
	return first(a.old[at], a.pages[at])
}

func sameHost(a, b string) bool { return b != "" && bareHost(a) == bareHost(b) }

func bareHost(host string) string { return strings.TrimPrefix(strings.ToLower(host), "www.") }

// alias is the path of an old address, as front matter takes it.
func alias(link string) string {
	u, err := url.Parse(link)
	if err != nil || u.RawQuery != "" || u.Path == "" || u.Path == "/" {
		return ""
	}
	a := string(lang.NFC([]byte(strings.ToValidUTF8(u.Path, "\uFFFD"))))
	if strings.ContainsAny(a, "?#\\\"<> \t\n\r\x00") || strings.Contains(a, "//") || path.Clean(a) != strings.TrimSuffix(a, "/") || strings.Contains(strings.ToLower(a)+"/", "/.balagh/") ||
		strings.ContainsFunc(a, func(r rune) bool {
			return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == unicode.ReplacementChar
		}) {
		return ""
	}
	return a
}
