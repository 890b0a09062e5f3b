// Package archive is the whole archive, resolved: editions paired, terms looked
// up, neighbours known, links and time decided.
//
// In come bundles as written and the facts of their bodies; out come a Public
// part, the only one the plan is ever given, and the list of what is withheld,
// why and until when. An Archive is read-only once made.
package archive

import (
	"time"

	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/lang"
	"balagh/internal/markdown"
)

// Archive is everything, parted into what readers may see and what they may not.
type Archive struct {
	Public   *Public
	All      []*Release // whatever their hour, for the checks alone
	Withheld []Withheld
	Next     time.Time // when a build would next differ without an edit; zero: never

	maker *maker // for Revise
}

// Forget drops what only the checks read: what the authors wrote, and the facts
// of their texts. The plan needs neither.
func (a *Archive) Forget() {
	a.maker = nil
	for _, r := range a.All {
		for _, e := range r.Editions {
			e.wrote, e.facts = nil, ""
		}
	}
}

// Public is what readers may see at the moment of the build.
type Public struct {
	Site     *config.Site
	Releases []*Release // every release that has a page, oldest first
	Listed   []*Release // those that stand in lists, feeds and search, oldest first
	Standing []*Release // standing pages, by id
	Month    []*Release // those of Listed dated in the latest month that is over and has some; none where the site does not ask for it
	Tags     []*Group   // in the order of site.toml; empty ones left out
	Regions  []*Group   // all of them
	Series   []*Group   // parts in order
	People   []*Group
}

// Group is a term and the listed releases that belong to it, oldest first.
type Group struct {
	Term     *config.Term
	Releases []*Release
}

// Withheld is a bundle, or a translation alone, that is not public, with the
// reason.
type Withheld struct {
	ID    string
	Path  string    // of its folder, or of the translation's file
	Draft bool      // else it waits for its hour
	Until time.Time // zero for a draft
}

// Release is a bundle, resolved. A standing page is one too, without a date.
type Release struct {
	ID        string
	Dir       string // "content/releases/2023/rencontre-09-laayoune"
	Year      int    // of the folder, and so of the address
	Slug      string
	Standing  bool
	Draft     bool // only in a build that shows drafts
	News      bool // first published within the last two days
	Date      Moment
	Precision string // "day", "month", "year", "circa"
	Updated   Moment
	Expires   content.Moment // set only when it has passed
	Withdrawn Moment
	Until     time.Time // the hour it waits for, where it is shown before it; zero: none

	Tags, Regions, People []*config.Term
	Series                *config.Term
	Part                  int
	Scope                 string
	Event                 content.Event
	EventState            string // "", "coming", "running", "over"
	SourceURL             string
	Image                 string            // file name
	Attachments           []string          // file names
	Contacts              []*config.Contact // those the release names

	Editions []*Edition // in the order of the site's languages
	Unread   []string   // languages whose file could not be understood, which has been said
	Waiting  []string   // languages whose translation is a draft of its own
	Original *Edition

	Older, Newer           *Release // neighbours in time
	PartBefore, PartBehind *Release // neighbours in the series
	Related                []*Release

	Place int // in Public.Releases, counted from 1; 0: it does not stand there

	used []string // files of the folder that its editions use, sorted
}

// Edition is one language of a release, with what language it is in.
type Edition struct {
	Lang    *lang.Locale
	Path    string
	Draft   bool // only in a build that shows drafts
	Title   string
	Summary string
	Place   string
	*Extras

	Text  [16]byte // name of the body's HTML in the pack; zero: there is none
	Lead  string   // plain text of the first paragraph
	Holes []Hole   // of the HTML, in their order

	wrote *content.Edition
	facts markdown.Packed // "" where the body could not be read
}

// Extras is what few editions have. Those without share one that is empty: an
// archive holds every edition at once.
type Extras struct {
	Kicker, Slogan          string
	SourceName, SourcePlace Phrase
	Alt, Caption, Credit    Phrase
	Titles                  []Phrase // of Release.Attachments, in their order
	Reason                  Phrase   // of a withdrawal
	Corrections             []content.Correction
	Aliases                 []string
}

// NoExtras is what an edition without any points to.
var NoExtras = &Extras{}

// Wrote returns the edition as its author wrote it, for the checks alone.
func (e *Edition) Wrote() *content.Edition {
	if e.wrote == nil {
		return &content.Edition{}
	}
	return e.wrote
}

// Facts returns the facts of the edition's body, for the checks alone, and whether
// it could be read.
func (e *Edition) Facts() (markdown.Facts, bool) {
	if e.facts == "" {
		return markdown.Facts{}, false
	}
	return e.facts.Facts(), true
}

// Hole is one place of a body's HTML that a page fills: the start of a link to
// Link, the mark After it, or a picture.
type Hole struct {
	Link  *Target
	After bool
	Image string // file name; "" when there is no such picture
}

// Moment is a point in time as an author gave it.
type Moment = content.Moment

// Phrase is a text that may have been inherited from another language.
type Phrase struct{ Text, Lang string }

// Target is where an internal link leads.
type Target struct {
	Release *Release // nil: not a release
	Lang    string   // the edition it leads to
	File    string   // a file beside the edition
	Anchor  string
	Dead    bool // leads to what is not public: shown as text
}

// In returns the edition of a language, or nil.
func (r *Release) In(code string) *Edition {
	for _, e := range r.Editions {
		if e.Lang.Code == code {
			return e
		}
	}
	return nil
}

// Best returns the edition for readers of a language: theirs, else the original.
func (r *Release) Best(code string) *Edition {
	if e := r.In(code); e != nil {
		return e
	}
	return r.Original
}

// Stale reports whether an edition was made from other words than those its original
// has now. Those are unknown where a preview shows the last of an original that is
// broken: then nothing is said.
func (r *Release) Stale(e *Edition) bool {
	from, now := e.Wrote().Front.TranslatedFrom, r.Original.Wrote().Digest
	return e != r.Original && from != "" && now != "" && from != now
}

// Listed reports whether the release stands in lists, feeds and search.
func (r *Release) Listed() bool {
	return !r.Standing && !r.Expires.Set && !r.Withdrawn.Set
}

// Modified returns when the text last changed by its own account.
func (r *Release) Modified() Moment {
	m := r.Date
	for _, later := range []Moment{r.Updated, r.Withdrawn} {
		if later.Set && later.Sec > m.Sec {
			m = later
		}
	}
	for _, e := range r.Editions {
		for _, c := range e.Corrections {
			if c.Date.Sec > m.Sec {
				m = c.Date
			}
		}
	}
	return m
}
