// Package markdown turns the body of one edition into compact HTML.
//
// In comes the Markdown text after the front matter; out comes a Body: HTML
// with holes for the addresses that others decide, and the facts the other
// stages need (links, images, anchors, headings, the lead). A body
// is parsed once; afterwards its HTML is known by its hash alone.
//
// Rules kept:
//   - No HTML of the author reaches a page: it is shown as text and remarked.
//     The one exception is a comment that begins with "balagh:", a directive.
//   - Only http, https, mailto and tel leave the site. Every other scheme is
//     refused, however it is spelled; the text of the link stays.
//   - A page asks no other host for anything, so every image is a hole.
//   - The HTML is valid UTF-8 and valid HTML5, without inline styles.
//   - Work and output are bounded by the size of the source: a text built to
//     be costly is shown as plain paragraphs and remarked.
//
// CommonMark with tables, strikethrough and bare addresses is understood, and
// emphasis with asterisks beside Arabic letters (emphasis.go). Two forms that
// read well as plain text have a meaning of their own: who said a quotation
// (quote.go), and figures below their heading (figures.go).
package markdown

import (
	"bytes"
	"fmt"
	"sync"

	"balagh/internal/lang"
)

// Body is what one text says and how it looks. Offsets are bytes into the
// source given to Parse.
type Body struct {
	HTML []byte   // compact: no line break between blocks; with holes
	Hash [16]byte // SHA-256 of HTML, cut: its name in the pack

	Holes      []Hole      // in the order of the HTML
	Links      []Link      // every link and bare address that is not refused
	Images     []Image     // every image that is not refused
	Headings   []Heading   // in the order of the text
	Anchors    []string    // the ids of the headings
	Words      bool        // whether any are shown, addresses and attributes apart
	Directives []Directive // balagh's own comments
	Prose      []Prose     // the running text, for rules on words
	Remarks    []Remark    // what the author should hear, in no particular order

	lead  []byte // as written
	style Style  // sets it
}

// Lead is the plain text of the first paragraph, white space squeezed, set like
// the HTML. It is made when it is asked for: most texts have a summary.
func (b *Body) Lead() string { return b.style.Text(squeeze(b.lead)) }

// Link is one link as written.
type Link struct {
	Dest       string // escapes and entities resolved
	Text       string // plain text of the link
	Start, End int    // of the destination, also where a reference defines it
	Internal   bool   // a path or an anchor of this site: it has holes
	Bare       bool   // an address written without a text
}

// Image is one image as written.
type Image struct {
	Src, Alt, Title string
	Start, End      int  // of the address
	Internal        bool // not an address of another host
}

// Heading is one heading. Level is as written; a first level is shown as the
// second, because the title is the first of its page.
type Heading struct {
	Level      int
	Text, ID   string
	Start, End int
}

// Directive is a comment for balagh, such as <!-- balagh: off detached-waw -->;
// Text is what follows the colon.
type Directive struct {
	Text       string
	Start, End int
	Until      int // the end of the block that follows
}

// HoleKind says what fills a hole.
type HoleKind uint8

const (
	LinkStart HoleKind = iota // the attributes of <a>, title excepted
	LinkEnd                   // what follows </a>: a mark, or nothing
	ImageHole                 // the attributes of <img>, alt and loading excepted
)

// Hole is one place of the HTML that Fill fills. Index is into Links or Images.
type Hole struct {
	Kind  HoleKind
	Index int
}

// RemarkKind names what is wrong.
type RemarkKind uint8

const (
	RawHTML          RemarkKind = iota // HTML, shown as text; Text is the tag's name
	UnsafeLink                         // a refused address; Text is the address
	ControlCharacter                   // Text is "U+0000"
	BidiEntity                         // a bidi control written as an entity; Text is "U+202E"
	TopHeading                         // a level-1 heading in a body; Text is the heading
	ExternalImage                      // an image of another host; Text is its address
	UnclosedBlock                      // a fence or comment that is never closed; Text is its first line
	LiteralMarkup                      // ** or __ that will show on the page
	TooComplex                         // shown as plain paragraphs; Text says what was too much
)

// Remark is one thing the author should hear.
type Remark struct {
	Kind       RemarkKind
	Text       string
	Start, End int
}

// hole marks a place to fill. The byte cannot occur in HTML otherwise: the
// escaping writes U+FFFD for it.
const hole = 0

// Parse turns the Markdown of one edition into compact HTML with holes, set in
// the style of its language, and the facts the other stages need, as written
// but for the lead. It never fails and may run concurrently. The Body keeps no
// reference to src.
func Parse(src []byte, s Style) *Body {
	var own Body
	lend(src, lang.ValidUTF8(src), s, func(b *Body) { own = b.clone() })
	return &own
}

// Lend parses as Parse does, and lends the Body to use: its HTML and its lists
// serve other texts afterwards, which spares an archive a copy of each. Its
// strings may be kept. src is valid UTF-8, as all that content reads is.
func Lend(src []byte, s Style, use func(*Body)) { lend(src, true, s, use) }

func lend(src []byte, valid bool, s Style, use func(*Body)) {
	r := renderers.Get().(*renderer)
	defer renderers.Put(r)
	r.reset(src, valid, s)
	if limit := beyond(r.src); limit != "" {
		r.plainBody(limit)
	} else if r.blocks(parse(r.src, r.room)); r.over != "" {
		limit := r.over
		r.reset(src, valid, s)
		r.plainBody(limit)
	}
	r.src = nil
	r.room.clear()
	r.gather()
	use(&r.body)
}

var renderers = sync.Pool{New: func() any { return &renderer{room: new(room)} }}

// Fill appends html to dst with its holes replaced by fills, in order. The
// fills are written as they are: the caller has escaped them. There must be as
// many fills as holes.
func Fill(dst, html []byte, fills []string) []byte {
	for n := 0; ; n++ {
		i := bytes.IndexByte(html, hole)
		if i < 0 {
			if n != len(fills) {
				panic(fmt.Sprintf("internal error: %d fills for %d holes", len(fills), n))
			}
			return append(dst, html...)
		}
		if n == len(fills) {
			panic(fmt.Sprintf("internal error: only %d fills for the holes of a body", n))
		}
		dst = append(dst, html[:i]...)
		dst = append(dst, fills[n]...)
		html = html[i+1:]
	}
}
