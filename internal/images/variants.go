package images

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"strings"
	"unicode"
)

// Use is what a made picture is for.
type Use string

// A Variant is one of the widths a page offers, Share the card of a shared link
// cut out of a picture, Download the picture as it is without its metadata, and
// Drawn the card of a site, made of no picture at all.
const (
	Variant  Use = "variant"
	Share    Use = "share"
	Download Use = "download"
	Drawn    Use = "drawn"
)

// Spec says what to make. With the source's bytes it decides every byte of the
// result, so that a plan knows a picture's key and name without decoding it.
type Spec struct {
	Use           Use
	Source        [32]byte // SHA-256 of the source; zero for Drawn
	Format        string   // "jpeg", "png", "webp", "gif"
	Width, Height int
	Credit        string // as the author names it, where the picture itself does not
	Encoder       string // of WebP: the version of the program that makes it
}

// Widths of the variants: a phone, a phone of fine pixels or the column of text,
// a wide screen; the largest is what links, feeds and search engines are given.
var widths = []int{480, 800, 1200}

const (
	widest     = 1600
	cardWidth  = 1200
	cardHeight = 630
)

// Variants are the widths in which a page offers a picture, the smallest first.
// There is always one, none is wider than the picture, and a width that would be
// nearly that of the largest is left out. With an encoder there is a WebP beside
// each.
func Variants(f Facts, source [32]byte, credit, encoder string) []Spec {
	largest := min(f.Width, widest)
	format := "jpeg"
	if f.Drawn {
		format = "png"
	}
	var out []Spec
	add := func(width int) {
		s := Spec{Use: Variant, Source: source, Format: format, Width: width, Height: scaled(f.Height, width, f.Width), Credit: credit}
		out = append(out, s)
		if encoder != "" {
			s.Format, s.Encoder = "webp", encoder
			out = append(out, s)
		}
	}
	for _, w := range widths {
		if w*9 < largest*8 {
			add(w)
		}
	}
	add(largest)
	return out
}

// Card is the share card cut out of a picture; ok is false for one so small that
// it would have to be enlarged by more than half.
func Card(f Facts, source [32]byte, credit string) (s Spec, ok bool) {
	cut := crop(f.Width, f.Height)
	s = Spec{Use: Share, Source: source, Format: "jpeg", Width: cardWidth, Height: cardHeight, Credit: credit}
	return s, cut.Dx()*3 >= cardWidth*2 && cut.Dy()*3 >= cardHeight*2
}

// Bare is a picture as a download: the same picture to the bit, without its
// metadata but its orientation and whose it is.
func Bare(f Facts, source [32]byte) Spec {
	return Spec{Use: Download, Source: source, Format: f.Format, Width: f.Width, Height: f.Height}
}

// SiteCard is the share card of pages that have no picture.
func SiteCard() Spec { return Spec{Use: Drawn, Format: "jpeg", Width: cardWidth, Height: cardHeight} }

// scaled is a side when the other goes from whole to part.
func scaled(side, part, whole int) int {
	return max(1, (2*side*part+whole)/(2*whole))
}

// Name is the file name of a result. It holds the hash of what decides its
// bytes, so that it can be kept for ever and another picture has another name.
func (s Spec) Name(source string) string {
	h := sha256.New()
	// The number is that of the recipe: where quality or widths change, so do the names.
	fmt.Fprintf(h, "3 %s %x %s %d %d %q %q", s.Use, s.Source, s.Format, s.Width, s.Height, s.Credit, s.Encoder)
	hash := hex.EncodeToString(h.Sum(nil)[:4])
	switch s.Use {
	case Drawn:
		return "card." + hash + ".jpg"
	case Share:
		return fmt.Sprintf("%s-card.%s.jpg", stem(source), hash)
	case Download: // an address that is passed on
		if Format(source) == s.Format {
			return source
		}
		return strings.TrimSuffix(source, path.Ext(source)) + s.extension()
	}
	return fmt.Sprintf("%s-%d.%s%s", stem(source), s.Width, hash, s.extension())
}

func (s Spec) extension() string {
	if s.Format == "jpeg" {
		return ".jpg"
	}
	return "." + s.Format
}

// stem is what of a file's name stands in the names of its variants: letters and
// digits of any script in lower case, and not so many that a name with them
// becomes too long for a file system.
func stem(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(strings.TrimSuffix(name, path.Ext(name))) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '_' {
			r = '-'
		}
		if b.Len() > 80 {
			break
		}
		b.WriteRune(r)
	}
	if b.Len() == 0 {
		return "image"
	}
	return b.String()
}
