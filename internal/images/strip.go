package images

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"hash/crc32"
	"slices"
	"strings"
)

// What of a file is the picture: everything else goes.
var pictureParts = []string{
	"start", "picture", "frame", "image", "header", "profile", "adobe",
	"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP", "acTL", "fcTL", "fdAT",
	"VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP",
}

// strip lists the pieces of a download: the picture as it is, to the bit, with
// its orientation and whose it is, and no other metadata. A place, a camera's
// number or a second picture behind the end are gone.
func strip(f *Facts, data []byte, parts []part) [][]byte {
	var out [][]byte
	for _, p := range parts {
		if !slices.Contains(pictureParts, p.name) {
			continue
		}
		out = append(out, data[p.start:p.end])
		if first := p.name == "start" && f.Format == "jpeg" || p.name == "IHDR"; first {
			out = append(out, notes(f.Format, f.Turn, f.Rights))
		}
	}
	if f.Format == "webp" {
		return wrapWebP(f, out)
	}
	return out
}

// notes are the segments or chunks that say how a picture is turned and whose it
// is; nothing where there is nothing to say.
func notes(format string, turn int, r Rights) []byte {
	var out []byte
	switch format {
	case "jpeg":
		if turn > 1 {
			out = segment(out, 0xe1, "Exif\x00\x00"+orientation(turn))
		}
		if packet := r.packet(); packet != "" {
			out = segment(out, 0xe1, xmpHead+packet)
		}
	case "png":
		if turn > 1 {
			out = chunk(out, "eXIf", orientation(turn))
		}
		if packet := r.packet(); packet != "" {
			out = chunk(out, "iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00"+packet)
		}
	}
	return out
}

// wrapWebP mends the head of a WebP whose metadata were taken out. Only the wide
// form, which begins with VP8X, has room for others.
func wrapWebP(f *Facts, pieces [][]byte) [][]byte {
	if len(pieces) > 1 && bytes.HasPrefix(pieces[1], []byte("VP8X")) {
		wide := bytes.Clone(pieces[1])
		wide[8] &^= 0x08 | 0x04
		pieces[1] = wide
		if f.Turn > 1 {
			wide[8] |= 0x08
			pieces = append(pieces, riffChunk("EXIF", orientation(f.Turn)))
		}
		if packet := f.Rights.packet(); packet != "" {
			wide[8] |= 0x04
			pieces = append(pieces, riffChunk("XMP ", packet))
		}
	}
	size := 4
	for _, p := range pieces[1:] {
		size += len(p)
	}
	pieces[0] = append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(size)), "WEBP"...)
	return pieces
}

func riffChunk(name, text string) []byte {
	c := binary.LittleEndian.AppendUint32([]byte(name), uint32(len(text)))
	if c = append(c, text...); len(text)%2 == 1 {
		c = append(c, 0)
	}
	return c
}

func segment(dst []byte, marker byte, text string) []byte {
	dst = binary.BigEndian.AppendUint16(append(dst, 0xff, marker), uint16(len(text)+2))
	return append(dst, text...)
}

func chunk(dst []byte, name, text string) []byte {
	dst = binary.BigEndian.AppendUint32(dst, uint32(len(text)))
	body := name + text
	return binary.BigEndian.AppendUint32(append(dst, body...), crc32.ChecksumIEEE([]byte(body)))
}

// orientation is the shortest EXIF there is: one folder with one entry.
func orientation(turn int) string {
	return "MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(rune(turn)) + "\x00\x00\x00\x00\x00\x00"
}

// packet writes the rights as XMP, or nothing where there are none.
func (r Rights) packet() string {
	if r == (Rights{}) {
		return ""
	}
	var b strings.Builder
	b.WriteString(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"` +
		` xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">`)
	field := func(before, text, after string) {
		if text != "" {
			b.WriteString(before)
			xml.EscapeText(&b, []byte(text))
			b.WriteString(after)
		}
	}
	field(`<dc:creator><rdf:Seq><rdf:li>`, r.Creator, `</rdf:li></rdf:Seq></dc:creator>`)
	field(`<photoshop:Credit>`, r.Credit, `</photoshop:Credit>`)
	field(`<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">`, r.Copyright, `</rdf:li></rdf:Alt></dc:rights>`)
	field(`<xmpRights:WebStatement>`, r.Statement, `</xmpRights:WebStatement>`)
	b.WriteString(`</rdf:Description></rdf:RDF></x:xmpmeta>`)
	return b.String()
}

// What the segments of a JPEG begin with.
const (
	xmpHead = "http://ns.adobe.com/xap/1.0/\x00"
	iccHead = "ICC_PROFILE\x00"
)

// profile is the segment of a JPEG's colour profile, if it is one of the small
// ones of wide colours. Without it a phone's pictures turn pale; the large ones
// mostly describe the colours that are taken for granted.
func profile(format string, data []byte, parts []part) []byte {
	const head = 4 + len(iccHead) + 2 // marker, length, name, number of all
	if format != "jpeg" {
		return nil
	}
	for _, p := range parts {
		s := data[p.start:p.end]
		if p.name == "profile" && len(s) > head+20 && len(s) < 1024 && s[head-1] == 1 && string(s[head+16:head+20]) == "RGB " {
			return s
		}
	}
	return nil
}
