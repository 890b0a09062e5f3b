package pages

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"balagh/internal/output"
)

// moved is an address of before and where it leads now.
type moved struct {
	from, to string // addresses below the base
	lang     string
	title    string
	wanted   string // path of the edition
}

func (p *planner) moves() []moved {
	var out []moved
	for _, r := range slices.Concat(p.Public.Releases, p.Public.Standing) {
		for _, e := range r.Editions {
			for _, from := range e.Aliases {
				out = append(out, moved{from: from, to: r.Address(e.Lang.Code), lang: e.Lang.Code, title: e.Title, wanted: e.Path})
			}
		}
	}
	slices.SortFunc(out, func(a, b moved) int { return cmp.Compare(a.from, b.from) })
	return out
}

// redirects plans a stub page for each alias, which works on any host.
func (p *planner) redirects() {
	for _, m := range p.moves() {
		path := strings.TrimPrefix(m.from, "/")
		if !strings.HasSuffix(path, ".html") && !strings.HasSuffix(path, ".htm") {
			path = strings.TrimSuffix(path, "/") + "/index.html"
		}
		l := p.site.Language(m.lang)
		p.add(Page{Path: path, Kind: KindRedirect, Lang: l, Tier: output.Indexes, Wanted: m.wanted, Data: func() any {
			return &RedirectPage{Tag: l.Tag, Dir: l.Dir, Title: m.title, URL: p.path(m.to), Canonical: p.abs(m.to)}
		}})
	}
}

// policy is the Content-Security-Policy of every page, as a header. frame-ancestors
// is only heard there, so it stands beside the policy of the layouts. connect-src lets
// Lighthouse fetch robots.txt, which it does from within the page.
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; manifest-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// hosting plans the files that hosts and crawlers read.
func (p *planner) hosting() {
	p.text("robots.txt", "User-agent: *\nAllow: /\n\nSitemap: "+p.abs("/sitemap.xml")+"\n")
	p.text("_headers", p.headers())
	p.text("_redirects", p.redirectLines())
	p.text("_nginx.conf", p.nginx())
	p.text("manifest.webmanifest", p.manifest())
	if s := p.site.Security; s.Contact != "" {
		var codes []string
		for _, l := range p.site.Languages {
			codes = append(codes, l.Code)
		}
		p.text(".well-known/security.txt", "Contact: "+s.Contact+"\nExpires: "+s.Expires.Format(time.RFC3339)+
			"\nPreferred-Languages: "+strings.Join(codes, ", ")+"\nCanonical: "+p.abs("/.well-known/security.txt")+"\n")
	}
}

func (p *planner) text(path, text string) {
	p.add(Page{Path: path, Kind: KindText, Tier: output.Indexes, Data: func() any { return &TextPage{Text: text} }})
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
