package importer

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"time"
)

// form is how the text of an item is written.
type form int

const (
	plainForm    form = iota
	pageForm          // a whole web page, furniture and all
	fragmentForm      // the HTML of a post
	postForm          // what WordPress stores: HTML, blank lines for paragraphs, shortcodes
)

// item is one text of a source, before anything is made of it.
type item struct {
	key   string // what the same item is known by next time: an address, an id, a file's name
	shown string // how the report calls it
	file  string
	media []*os.Root

	refusal  string // why nothing is made of it; empty: something is
	encoding string // what it was written in, if not UTF-8
	form     form
	content  string
	digest   string

	standing  bool
	lang      string // as the source says, maybe no language of the site
	group     string // shared by the editions of one release
	first     *item  // of a pair, the edition that holds the facts; nil: this one
	title     string
	excerpt   string
	slug      string
	link      string // the address it had
	site      string // an address of the site it is from
	own       bool   // that address was the site's own: it becomes an alias
	date      time.Time
	dateKnown bool
	dated     string // the words of the date
	status    string // "publish", "draft", "future", …
	protected bool
	terms     []term
	picture   picture
	files     []picture // documents and pictures that belong to it
	outlet    string
	// attached finds a picture of the export by its number.
	attached func(id string) (picture, bool)
}

// term is a category or tag as the source names it.
type term struct{ name, slug string }

// picture is a file an item refers to.
type picture struct{ address, alt, caption, title string }

// seal names the item's words, so that a change at the source can be told.
func (it *item) seal() {
	h := sha256.New()
	for _, s := range []string{it.title, it.excerpt, it.content} {
		io.WriteString(h, s)
		h.Write([]byte{0})
	}
	it.digest = fmt.Sprintf("%x", h.Sum(nil))[:12]
}
