// Package config reads site.toml and the strings files: who publishes, in which
// languages, under which address, with which vocabularies.
//
// In come two file trees, the site's own and the layouts; out comes a Site that
// is complete and never changes, or every mistake of the files at its place.
// Nothing here reads a clock or the machine's zone files.
package config

import (
	"time"

	"balagh/internal/lang"
)

// Words is one text in each language, by code; a language may be missing.
type Words map[string]string

// In returns the text in a language, else in the first of the site's languages
// that has one, with the code of the language it is in.
func (w Words) In(code string, languages []*lang.Locale) (text, in string) {
	if s, ok := w[code]; ok {
		return s, code
	}
	for _, l := range languages {
		if s, ok := w[l.Code]; ok {
			return s, l.Code
		}
	}
	return "", code
}

// Site is everything site.toml and the strings files say.
type Site struct {
	BaseURL       string // "https://host/path", without a slash at the end
	BasePath      string // "/path" or "": put before every internal address
	FeedAuthority string // "host,year": the authority of the feeds' tag: URIs
	Zone          *time.Location

	Title        Words
	Description  Words
	Organization Words
	About        Words // the paragraph under every release

	Languages []*lang.Locale // the first is the default
	Contacts  []*Contact
	Social    []Account
	Security  Security

	Tags    *Vocabulary
	Regions *Vocabulary
	Series  *Vocabulary
	People  *Vocabulary

	Monthly bool // a page of the latest month that is over, under digest/

	Levels []Level // what the site wants of the rules
	Checks Checks
}

// Level is how grave a rule is wanted to be, and where that was said.
type Level struct {
	Rule  string
	Level string // "off", "note", "warning", "error"
	Field string
}

// Checks are the settings of single rules.
type Checks struct {
	Years    [2]int // the first and last year a release may have
	Quotes   string // "guillemets" or "curly": the quotation marks of Arabic prose
	French   string // "imprimerie", "eu" or "off": the spaces before French marks
	Public   bool   // the repository can be read by anyone
	Baseline string // file of known remarks, below the site
}

// Contact is one person or office the press can reach.
type Contact struct {
	ID      string
	Name    Words
	Phone   string
	Email   string
	Address Words
}

// Account is a presence of the organisation elsewhere.
type Account struct{ Name, URL string }

// Security is what /.well-known/security.txt says; no file without a contact.
type Security struct {
	Contact string
	Expires time.Time
}

// Language returns the locale of a code, or nil.
func (s *Site) Language(code string) *lang.Locale {
	for _, l := range s.Languages {
		if l.Code == code {
			return l
		}
	}
	return nil
}

// Default returns the language that x-default and inherited facts begin with.
func (s *Site) Default() *lang.Locale { return s.Languages[0] }
