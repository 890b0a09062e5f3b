// Package content reads content/ as its authors wrote it: folders of editions,
// every value checked by kind and findable in its file again.
//
// In comes the site's file tree, out come Bundles in the order of their paths,
// and every mistake of every file at its place. Nothing is resolved here: a tag
// is still the word that was written. Package archive gives it meaning.
package content

import (
	"slices"
	"time"

	"balagh/internal/config"
	"balagh/internal/toml"
)

// Kind tells the two kinds of bundle apart.
type Kind int

// A Release is below content/releases/YYYY/, a Standing page below content/pages/.
const (
	Release Kind = iota
	Standing
)

// Bundle is one folder: the editions of a release and the files beside them.
type Bundle struct {
	ID       string // the folder's name
	Dir      string // "content/releases/2023/rencontre-09-laayoune"
	Kind     Kind
	Year     int        // the year of the folder above; 0 for a standing page
	Editions []*Edition // in the order of the site's languages
	Files    []File     // everything else in the folder, sorted
	Unread   []string   // languages whose file could not be understood, which has been said
}

// File is a file beside an edition: a picture, a document.
type File struct {
	Name    string
	Size    int64
	ModTime time.Time
}

// Edition is one language of a bundle, as written in one file.
type Edition struct {
	Path  string `msgpack:"-"` // "content/releases/2023/rencontre-09-laayoune/ar.md", by which an edition is remembered
	Lang  string // code of a language of the site
	Front FrontMatter

	Digest  string // of its words: what a translation remembers of its original. Load leaves it out where none of the bundle remembers any
	Figures string // the numbers and dates of its words, the same in every language
}

// File returns the file of a name, and whether there is one.
func (b *Bundle) File(name string) (File, bool) {
	for _, f := range b.Files {
		if f.Name == name {
			return f, true
		}
	}
	return File{}, false
}

// Moment is a point in time as an author gave it: a day of the site's time zone,
// or an instant. The zero Moment is none.
type Moment struct {
	Sec int64 // Unix seconds; of a day, its start in the site's time zone
	Day bool  // written as a bare date
	Set bool
}

// In returns the moment in a time zone.
func (m Moment) In(zone *time.Location) time.Time { return time.Unix(m.Sec, 0).In(zone) }

// Same reports whether two moments are one instant, however they were written.
func (m Moment) Same(o Moment) bool { return m.Set == o.Set && m.Sec == o.Sec }

// FrontMatter holds the fields of docs/configuration.md, typed but unresolved.
type FrontMatter struct {
	Title, Summary, Kicker, Slogan, Place string

	Date, Updated, PublishAt, Expires Moment

	DatePrecision string // "", "day", "month", "year", "circa"
	Draft         bool
	Original      bool
	Written       Fields // the top-level fields the author wrote
	Regions       []string
	Tags          []string
	People        []string
	Scope         string // "", "regional", "national"
	Series        string
	Part          int // 0: none
	Event         Event
	Source        Source
	Image         Image
	Attachments   []Attachment
	Contacts      []string
	Related       []string
	Corrections   []Correction
	Withdrawn     Withdrawn
	Slug          string
	Aliases       []string

	TranslatedFrom string
	Levels         []config.Level // check: what this file wants of the rules
}

// Fields is a set of top-level fields; a large archive holds one for each text.
type Fields uint32

// fieldNames are those that Fields can hold, by bit. A new field comes last.
var fieldNames = []string{
	"title", "summary", "kicker", "slogan", "place", "date", "updated", "publish_at", "expires", "date_precision", "draft", "regions",
	"tags", "people", "scope", "series", "part", "event", "source", "image", "attachments", "contacts", "related", "corrections",
	"withdrawn", "slug", "aliases", "original", "translated_from", "check",
}

// writtenIn returns the set of the fields that a table has.
func writtenIn(t *toml.Table) (f Fields) {
	for i, n := range fieldNames {
		if t.Has(n) {
			f |= 1 << i
		}
	}
	return f
}

// Wrote reports whether the author wrote a top-level field.
func (f *FrontMatter) Wrote(name string) bool {
	i := slices.Index(fieldNames, name)
	return i >= 0 && f.Written&(1<<i) != 0
}

// Event is what a release announces or reports.
type Event struct {
	Start, End Moment
	Edition    int
}

// Source is the outlet that published a piece first.
type Source struct{ Name, Place, URL string }

// Image is the picture of a release.
type Image struct{ Src, Alt, Caption, Credit string }

// Attachment is a document beside a release.
type Attachment struct{ File, Title string }

// Correction says what was corrected, and when.
type Correction struct {
	Date Moment
	Text string
}

// Withdrawn says since when a release no longer stands, and why.
type Withdrawn struct {
	Date   Moment
	Reason string
}
