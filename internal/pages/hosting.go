package pages

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"balagh/internal/lang"
)

// moved is an address of before and where it leads now.
type moved struct {
	from, to string // addresses below the base
	lang     *lang.Locale
	title    string
	wanted   string // path of the edition
}

func (p *planner) moves() []moved {
	var out []moved
	for _, r := range slices.Concat(p.Public.Releases, p.Public.Standing) {
		for i := range (aliases{r}).count() {
			out = append(out, aliases{r}.move(i))
		}
	}
	slices.SortFunc(out, func(a, b moved) int { return cmp.Compare(a.from, b.from) })
	return out
}

func (r aliases) count() (n int) {
	for _, e := range r.Editions {
		n += len(e.Aliases)
	}
	return n
}

// move is one of the aliases, counted through the editions.
func (r aliases) move(i int) moved {
	for _, e := range r.Editions {
		if i < len(e.Aliases) {
			return moved{from: e.Aliases[i], to: r.Address(e.Lang.Code), lang: e.Lang, title: e.Title, wanted: e.Path}
		}
		i -= len(e.Aliases)
	}
	panic("internal error: no such alias of " + r.ID)
}

// redirects plans a stub page for each alias, which works on any host.
func (p *planner) redirects() {
	for _, r := range slices.Concat(p.Public.Releases, p.Public.Standing) {
		for i := range (aliases{r}).count() {
			m := aliases{r}.move(i)
			path := strings.TrimPrefix(m.from, "/")
			if !strings.HasSuffix(path, ".html") && !strings.HasSuffix(path, ".htm") {
				path = strings.TrimSuffix(path, "/") + "/" + index
			}
			p.add(Page{Path: path, Kind: KindRedirect, Lang: m.lang, origin: aliases{r}, number: int32(i)})
		}
	}
}

// policy is the Content-Security-Policy of every page, as a header. frame-ancestors
// is only heard there, so it stands beside the policy of the layouts. connect-src lets
// Lighthouse fetch robots.txt, which it does from within the page.
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; manifest-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// hosting plans the files that hosts and crawlers read.
func (p *planner) hosting() {
	p.text("robots.txt", func() string { return "User-agent: *\nAllow: /\n\nSitemap: " + p.abs("/sitemap.xml") + "\n" })
	p.text("_headers", p.headers)
	p.text("_redirects", p.redirectLines)
	p.text("_nginx.conf", p.nginx)
	p.text("manifest.webmanifest", p.manifest)
	if p.site.Security.Contact != "" {
		p.text(".well-known/security.txt", p.security)
	}
}

func (p *planner) text(path string, t text) { p.add(Page{Path: path, Kind: KindText, origin: t}) }

// security is security.txt (RFC 9116).
func (p *planner) security() string {
	var codes []string
	for _, l := range p.site.Languages {
		codes = append(codes, l.Code)
	}
	s := p.site.Security
	return "Contact: " + s.Contact + "\nExpires: " + s.Expires.Format(time.RFC3339) +
		"\nPreferred-Languages: " + strings.Join(codes, ", ") + "\nCanonical: " + p.abs("/.well-known/security.txt") + "\n"
}

// headers is the _headers file that several static hosts read.
func (p *planner) headers() string {
	b := p.site.BasePath
	return b + "/*\n" +
		"  Content-Security-Policy: " + policy + "\n" +
		"  X-Content-Type-Options: nosniff\n" +
		"  Referrer-Policy: strict-origin-when-cross-origin\n" +
		"  Permissions-Policy: interest-cohort=()\n" +
		b + "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n" +
		b + "/*.webmanifest\n  Content-Type: application/manifest+json\n"
}

// redirectLines is the _redirects file that several static hosts read.
func (p *planner) redirectLines() string {
	var b strings.Builder
	for _, m := range p.moves() {
		b.WriteString(p.path(m.from) + " " + p.path(m.to) + " 301\n")
	}
	return b.String()
}

// nginx is a snippet to include in a server block. It alone negotiates the
// language of the bare address; everywhere else the reader chooses.
func (p *planner) nginx() string {
	var b strings.Builder
	b.WriteString("# include this file in the server block of the site\n")
	b.WriteString("error_page 404 " + p.path("/404.html") + ";\n")
	// A location that adds a header of its own inherits none of the server's.
	safe := "add_header Content-Security-Policy \"" + policy + "\" always;\n" +
		"add_header X-Content-Type-Options nosniff always;\n" +
		"add_header Referrer-Policy strict-origin-when-cross-origin always;\n"
	b.WriteString(safe)
	b.WriteString("location = " + p.path("/") + " {\n" + safe + "add_header Vary Accept-Language always;\n")
	for _, l := range p.site.Languages {
		b.WriteString("  if ($http_accept_language ~* \"^" + l.Code + "\\b\") { return 302 " + p.path("/"+l.Code+"/") + "; }\n")
	}
	// In place: the index module would answer from another location, without these headers.
	b.WriteString("try_files " + p.path("/index.html") + " =404;\n}\n")
	b.WriteString("location " + p.path("/assets/") + " {\n" + safe + "add_header Cache-Control \"public, max-age=31536000, immutable\";\n}\n")
	for _, m := range p.moves() {
		b.WriteString("location = \"" + nginxQuote(p.site.BasePath+m.from) + "\" { return 301 " + p.path(m.to) + "; }\n")
	}
	return b.String()
}

func nginxQuote(s string) string {
	return strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) // an exact location knows no variables
}

type webManifest struct {
	Name       string    `json:"name"`
	Short      string    `json:"short_name"`
	Lang       string    `json:"lang"`
	Dir        string    `json:"dir"`
	Start      string    `json:"start_url"`
	Display    string    `json:"display"`
	Background string    `json:"background_color"`
	Theme      string    `json:"theme_color"`
	Icons      []webIcon `json:"icons,omitempty"`
}

type webIcon struct {
	Src   string `json:"src"`
	Sizes string `json:"sizes"`
	Type  string `json:"type"`
}

func (p *planner) manifest() string {
	s := p.sites[p.site.Default().Code]
	m := webManifest{
		Name: s.Title, Short: s.Title, Lang: s.Tag, Dir: s.Dir, Start: p.path("/"), Display: "browser",
		Background: "#fbf8f1", Theme: "#0f4c3a",
	}
	if s.Icons.SVG != "" {
		m.Icons = append(m.Icons, webIcon{s.Icons.SVG, "any", "image/svg+xml"})
	}
	if s.Icons.Touch != "" {
		m.Icons = append(m.Icons, webIcon{s.Icons.Touch, "180x180", "image/png"})
	}
	out, err := json.Marshal(m)
	if err != nil {
		panic("internal error: manifest: " + err.Error())
	}
	return string(out)
}
