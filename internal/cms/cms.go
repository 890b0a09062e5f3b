// Package cms writes the configuration of a git-based editor, so that people
// who know neither git nor TOML write the bundles of a site.
//
// In come a site and what is wanted of the editor; out come config.yml and the
// page that loads the editor. Three rules are kept. A vocabulary is a choice,
// so that nobody types an unknown word. A fact is asked once and repeated equal
// in each edition, which balagh accepts. Nothing is fetched when the page is
// opened: the editor's own program is taken from its package, checked against
// a sum in this source, and stands beside the page.
package cms

import (
	"slices"
	"strings"

	"balagh/internal/config"
	"balagh/internal/diag"
	"balagh/internal/lang"
)

// Options say which editor, and where it keeps what is written.
type Options struct {
	Editor  string // "sveltia" or "decap"
	Backend string // "github", "gitlab", "gitea", "test-repo", "proxy"
	Repo    string // "owner/name"
	Branch  string
	Forge   string // "https://git.example.org", of a forge of one's own, or of the proxy
	AppID   string // of the sign-in at GitLab or Gitea
	Lang    string // of labels and comments: "ar", "fr", else English
}

// Editors and Backends are the names that Options take, in the order of help.
var (
	Editors  = []string{"sveltia", "decap"}
	Backends = []string{"github", "gitlab", "gitea", "test-repo", "proxy"}
)

// Mark begins every file written here; a file without it is someone's own.
const Mark = "balagh cms"

// form writes the configuration of one site.
type form struct {
	writer
	site *config.Site
	o    Options
}

// Config returns config.yml.
func Config(site *config.Site, o Options) []byte {
	f := &form{site: site, o: o}
	f.comment(Mark + ": " + f.say(headText))
	f.backend()
	var codes []string
	for _, l := range site.Languages {
		codes = append(codes, l.Code)
	}
	if o.Editor == "decap" {
		f.comment(f.say(languageText))
		f.set("locale", f.interfaceLanguage())
	}
	f.set("site_url", site.BaseURL)
	f.set("display_url", site.BaseURL)
	f.comment(f.say(mediaText))
	f.set("media_folder", "static/files")
	f.set("public_folder", "/files")
	f.comment(f.say(slugText))
	f.in("slug", func() {
		f.set("encoding", "ascii")
		f.set("clean_accents", true)
		f.set("sanitize_replacement", "-")
	})
	f.comment(f.say(i18nText))
	f.in("i18n", func() {
		f.set("structure", "multiple_files")
		f.set("locales", codes)
		f.set("default_locale", codes[0])
	})
	f.rows("collections", f.releases, f.standing)
	return f.out.Bytes()
}

func (f *form) say(t diag.Text) string { return t.In(f.o.Lang, nil) }

// interfaceLanguage is that of Decap's own words. It has none in Arabic: there
// they are French, the other language of such an office. Sveltia asks the browser.
func (f *form) interfaceLanguage() string {
	if f.o.Lang == "fr" || f.o.Lang == "ar" {
		return "fr"
	}
	return "en"
}

// backend writes where the editor keeps what is written.
func (f *form) backend() {
	o := f.o
	f.in("backend", func() {
		f.set("name", o.Backend)
		if o.Repo != "" {
			f.set("repo", o.Repo)
		}
		if o.Branch != "" {
			f.set("branch", o.Branch)
		}
		switch o.Backend {
		case "proxy":
			f.set("proxy_url", proxy(o)+"/api/v1")
		case "gitlab", "gitea":
			f.comment(f.say(pkceText))
			if o.Backend == "gitlab" {
				f.set("auth_type", "pkce")
			}
			f.set("app_id", o.AppID)
			f.forge(map[string]string{"gitlab": "/api/v4", "gitea": "/api/v1"}[o.Backend])
		case "github":
			f.comment(f.say(oauthText))
			f.forge("/api/v3")
		}
	})
}

// proxy is where decap-server listens unless told otherwise.
func proxy(o Options) string {
	if o.Forge != "" {
		return strings.TrimRight(o.Forge, "/")
	}
	return "http://localhost:8081"
}

func (f *form) forge(api string) {
	if f.o.Forge != "" {
		f.set("base_url", f.o.Forge)
		f.set("api_root", strings.TrimRight(f.o.Forge, "/")+api)
	}
}

// releases and standing are the two kinds of bundle. The folder of an entry is
// named by its slug; index.ar.md beside index.fr.md is what these editors pair.
func (f *form) releases() {
	f.set("name", "releases")
	f.set("label", f.say(releasesLabel))
	f.set("label_singular", f.say(releaseLabel))
	f.set("folder", "content/releases")
	f.set("create", true)
	f.comment(f.say(pathText))
	f.set("path", f.year()+"/{{slug}}/index")
	f.bundle(f.year() + "/{{slug}}/")
	f.set("sortable_fields", []string{"date", "title"})
	f.rows("fields", f.releaseFields()...)
}

// year is the year of a release's date. Decap takes single quotes out of a path
// before it reads it, and its own {{year}} is that of the day in UTC: 31 December
// for a release of 1 January in Morocco. So there the date is cut after four
// letters; the hyphen that a cut leaves is taken away when the name is made.
func (f *form) year() string {
	if f.o.Editor == "decap" {
		return `{{date | truncate(4,"-")}}`
	}
	return "{{date | date('YYYY')}}"
}

func (f *form) standing() {
	f.set("name", "pages")
	f.set("label", f.say(pagesLabel))
	f.set("label_singular", f.say(pageLabel))
	f.set("folder", "content/pages")
	f.set("create", true)
	f.set("path", "{{slug}}/index")
	f.bundle("{{slug}}/")
	f.rows("fields", f.standingFields()...)
}

// bundle is what both kinds have in common.
func (f *form) bundle(address string) {
	f.set("slug", "{{fields.slug}}")
	f.set("preview_path", f.site.Default().Code+"/"+address)
	f.set("extension", "md")
	f.set("format", "toml-frontmatter")
	f.comment(f.say(besideText))
	f.set("media_folder", "")
	f.set("public_folder", "")
	f.set("i18n", true)
	f.set("identifier_field", "title")
	f.set("summary", "{{title}}")
}

// labels is a term as both rooms of the office know it.
func labels(t *config.Term, languages []*lang.Locale) string {
	var out []string
	for _, l := range languages {
		if s := t.Label[l.Code]; s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return strings.Join(out, " — ")
}
