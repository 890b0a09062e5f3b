package images

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/bep/imagemeta"
)

// Facts are what can be told of a picture without decoding it. They are small
// and made to be remembered.
type Facts struct {
	Info          // the size as shown, once Turn is applied
	Turn     int  // how it is stored: EXIF orientation, 1 to 8
	Drawn    bool // few colours or see-through: made as PNG, not as JPEG
	Moving   bool // more than one frame; only the first is shown
	Print    bool // in the colours of print, CMYK
	Stripped int  // bytes of the picture as a download, without its metadata
	Rights   Rights
}

// Rights say whose a picture is.
type Rights struct{ Creator, Credit, Copyright, Statement string }

// Errors of pictures whose head is sound.
var (
	ErrCut    = errors.New("the picture ends too early")
	ErrMoving = errors.New("a moving WebP cannot be shown")
)

// Inspect tells what a picture is. The error is that of Probe, ErrCut or
// ErrMoving.
func Inspect(data []byte) (Facts, error) {
	f, _, err := inspect(data)
	return f, err
}

// inspect is Inspect, with the picture's parts.
func inspect(data []byte) (Facts, []part, error) {
	info, parts, err := probed(data)
	if err != nil {
		return Facts{}, nil, err
	}
	if len(data) < leastBytes(info, data) {
		return Facts{}, nil, ErrCut
	}
	f := Facts{Info: info}
	f.look(data, parts)
	if f.Moving && f.Format == "webp" {
		return Facts{}, nil, ErrMoving
	}
	found := tags{}
	f.Turn = max(1, found.read(f.Format, data))
	if f.Format == "png" {
		found.read("jpeg", packetOfPNG(data, parts))
	}
	f.Rights = found.rights()
	if f.Turn > 4 {
		f.Width, f.Height = f.Height, f.Width
	}
	for _, piece := range strip(&f, data, parts) {
		f.Stripped += len(piece)
	}
	return f, parts, nil
}

// look tells the kind of picture from what its file consists of.
func (f *Facts) look(data []byte, parts []part) {
	frames := 0
	for _, p := range parts {
		body := data[p.start:p.end]
		switch f.Format + " " + p.name {
		case "png IHDR":
			if len(body) < 18 {
				continue // a second one, which decoding will find
			}
			depth, colour := body[16], body[17]
			f.Drawn = colour == 3 || colour == 4 || colour == 6 || colour == 0 && depth < 8
		case "png tRNS":
			f.Drawn = true
		case "png acTL", "webp ANIM":
			f.Moving = true
		case "gif image":
			frames++
			f.Drawn, f.Moving = true, frames > 1
		case "webp VP8X":
			f.Drawn = f.Drawn || body[8]&0x10 != 0
		case "webp VP8L":
			f.Drawn = f.Drawn || len(body) > 12 && body[12]&0x10 != 0
		case "jpeg frame":
			f.Print = body[9] == 4
		}
	}
}

// wanted are the tags that are read: how a picture is turned, and whose it is.
var wanted = map[string]bool{
	"EXIF Artist": true, "EXIF Copyright": true, "EXIF Orientation": true,
	"IPTC Byline": true, "IPTC By-line": true, "IPTC Credit": true, "IPTC CopyrightNotice": true,
	"XMP Creator": true, "XMP Credit": true, "XMP Rights": true, "XMP WebStatement": true,
}

// tags are what was found of those wanted.
type tags map[string]string

// read adds what the EXIF, IPTC and XMP of a file say and returns how the
// picture is turned, 0 if they do not say. Metadata that cannot be read count as
// none.
func (found tags) read(format string, data []byte) (turn int) {
	kind, ok := map[string]imagemeta.ImageFormat{"jpeg": imagemeta.JPEG, "png": imagemeta.PNG, "webp": imagemeta.WebP}[format]
	if !ok {
		return 0
	}
	name := func(t imagemeta.TagInfo) string { return t.Source.String() + " " + t.Tag }
	_, _ = imagemeta.Decode(imagemeta.Options{
		R: bytes.NewReader(data), ImageFormat: kind, Sources: imagemeta.EXIF | imagemeta.IPTC | imagemeta.XMP,
		Warnf:           func(string, ...any) {},
		ShouldHandleTag: func(t imagemeta.TagInfo) bool { return wanted[name(t)] },
		HandleTag: func(t imagemeta.TagInfo) error {
			if n := name(t); n == "EXIF Orientation" {
				if v, ok := t.Value.(uint16); ok && 1 <= v && v <= 8 {
					turn = int(v)
				}
			} else if found[n] == "" {
				found[n] = words(t.Value)
			}
			return nil
		},
	})
	return turn
}

func (found tags) rights() Rights {
	first := func(names ...string) string {
		for _, n := range names {
			if found[n] != "" {
				return found[n]
			}
		}
		return ""
	}
	return Rights{
		Creator: first("XMP Creator", "IPTC Byline", "IPTC By-line", "EXIF Artist"), Credit: first("XMP Credit", "IPTC Credit"),
		Copyright: first("XMP Rights", "IPTC CopyrightNotice", "EXIF Copyright"), Statement: first("XMP WebStatement"),
	}
}

// packetOfPNG is the XMP of a PNG, put into the head of a JPEG: imagemeta reads
// none in a PNG.
func packetOfPNG(data []byte, parts []part) []byte {
	for _, p := range parts {
		text, ok := bytes.CutPrefix(data[p.start+8*min(1, p.start):p.end], []byte("XML:com.adobe.xmp\x00\x00\x00"))
		if p.name != "iTXt" || !ok {
			continue
		}
		_, text, _ = bytes.Cut(text, []byte{0}) // the language
		_, text, _ = bytes.Cut(text, []byte{0}) // the keyword in it
		if text = text[:max(0, len(text)-4)]; len(text) < 60_000 {
			return segment([]byte("\xff\xd8"), 0xe1, xmpHead+string(text))
		}
	}
	return nil
}

// words makes one short line of what a tag holds.
func words(v any) string {
	var s string
	switch v := v.(type) {
	case string:
		s = v
	case []string:
		s = strings.Join(v, ", ")
	case []any:
		all := make([]string, len(v))
		for i := range v {
			all[i] = fmt.Sprint(v[i])
		}
		s = strings.Join(all, ", ")
	}
	s = strings.Map(func(r rune) rune {
		if r == unicode.ReplacementChar || r != ' ' && unicode.IsSpace(r) || unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, " "))
	runes := []rune(strings.Join(strings.Fields(s), " "))
	return string(runes[:min(len(runes), 300)])
}
