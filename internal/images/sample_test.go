package images

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

// scene is a picture whose corners differ: red, green, blue and white, on a
// ground that changes, as a photograph's does.
func scene(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, color.RGBA{uint8(255 * x / w), uint8(255 * y / h), uint8((x*7 + y*3) % 64), 255})
		}
	}
	for i, c := range corners {
		at := image.Pt(i%2*(w-w/4), i/2*(h-h/4))
		for y := range h / 4 {
			for x := range w / 4 {
				img.SetRGBA(at.X+x, at.Y+y, c)
			}
		}
	}
	return img
}

// corners are those of a scene: above left, above right, below left, below right.
var corners = [4]color.RGBA{{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {255, 255, 255, 255}}

func jpegOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	return jpegAt(t, img, 92)
}

func jpegAt(t testing.TB, img image.Image, quality int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func pngOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gifOf(t testing.TB, frames int) []byte {
	t.Helper()
	g := &gif.GIF{}
	for i := range frames {
		p := image.NewPaletted(image.Rect(0, 0, 40, 30), color.Palette{color.Black, color.White, color.Transparent})
		p.Pix[i] = 1
		g.Image, g.Delay = append(g.Image, p), append(g.Delay, 10)
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, g); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The metadata of a phone and an agency: where, with what, whose.
const (
	place     = "34.0209,-6.8416"
	camera    = "SN-4711-0815"
	artist    = "Salma Idrissi"
	copyright = "© وكالة الأنباء"
	credit    = "وكالة الأنباء / Agence"
	statement = "https://example.org/rights"
)

// exif is a folder with orientation, author and rights, and one of a place.
func exif(turn int) string {
	type entry struct {
		tag, kind uint16
		text      string
		value     uint32
	}
	entries := []entry{
		{0x0110, 2, camera + "\x00", 0}, {0x0112, 3, "", uint32(turn) << 16}, {0x013b, 2, artist + "\x00", 0}, {0x8298, 2, "EXIF rights\x00", 0}, {0x8825, 4, "", 0},
	}
	be := binary.BigEndian
	head := be.AppendUint16([]byte("MM\x00*\x00\x00\x00\x08"), uint16(len(entries)))
	at := uint32(8 + 2 + 12*len(entries) + 4)
	var heap []byte
	for _, e := range entries {
		head = be.AppendUint16(be.AppendUint16(head, e.tag), e.kind)
		switch {
		case e.text != "":
			head = be.AppendUint32(be.AppendUint32(head, uint32(len(e.text))), at+uint32(len(heap)))
			heap = append(heap, e.text...)
		case e.tag == 0x8825:
			for len(heap)%2 == 1 {
				heap = append(heap, 0)
			}
			head = be.AppendUint32(be.AppendUint32(head, 1), at+uint32(len(heap)))
			// One entry: GPSMapDatum, which here holds the place as text.
			heap = be.AppendUint16(heap, 1)
			heap = be.AppendUint16(be.AppendUint16(heap, 0x12), 2)
			heap = be.AppendUint32(be.AppendUint32(heap, uint32(len(place)+1)), at+uint32(len(heap))+16)
			heap = append(be.AppendUint32(heap, 0), place+"\x00"...)
		default:
			head = be.AppendUint32(be.AppendUint32(head, 1), e.value)
		}
	}
	return string(append(be.AppendUint32(head, 0), heap...))
}

// gpsXMP is a packet of an agency, with a place in it.
func gpsXMP() string {
	r := Rights{Creator: artist, Credit: credit, Copyright: copyright, Statement: statement}
	return strings.Replace(r.packet(), "<photoshop:Credit>", `<exif:GPSLatitude xmlns:exif="http://ns.adobe.com/exif/1.0/">34,1.25N `+place+"</exif:GPSLatitude><photoshop:Credit>", 1)
}

// fromPhone is a JPEG as a phone and an agency leave it.
func fromPhone(t testing.TB, img image.Image, turn int) []byte {
	t.Helper()
	b := jpegOf(t, img)
	out := append([]byte{}, b[:2]...)
	out = segment(out, 0xe1, "Exif\x00\x00"+exif(turn))
	out = segment(out, 0xe1, "http://ns.adobe.com/xap/1.0/\x00"+gpsXMP())
	out = segment(out, 0xe2, "MPF\x00"+place)
	out = segment(out, 0xe5, place)
	out = segment(out, 0xfe, "near "+place)
	out = append(out, b[2:]...)
	return append(out, "a film, made at "+place...)
}

// pngFromPhone is the same as PNG.
func pngFromPhone(t testing.TB, img image.Image, turn int) []byte {
	t.Helper()
	b := pngOf(t, img)
	out := append([]byte{}, b[:33]...)
	out = chunk(out, "eXIf", exif(turn))
	out = chunk(out, "tEXt", "Comment\x00near "+place)
	out = chunk(out, "iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00"+gpsXMP())
	return append(append(out, b[33:]...), place...)
}

// webpFromPhone is a lossless WebP of 8 × 5 with metadata around it.
func webpFromPhone(turn int) []byte {
	add := func(b []byte, name, text string) []byte {
		b = append(binary.LittleEndian.AppendUint32(append(b, name...), uint32(len(text))), text...)
		if len(text)%2 == 1 {
			b = append(b, 0)
		}
		return b
	}
	body := add([]byte("WEBP"), "VP8X", "\x0c\x00\x00\x00\x07\x00\x00\x04\x00\x00")
	body = add(body, "VP8L", "\x2f\x07\x00\x01\x00\x07\x10\x11\x11\x88\x88\xfe\x07\x00")
	body = add(body, "EXIF", exif(turn))
	body = add(body, "XMP ", gpsXMP())
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body))), body...)
}

// leaks names what of the metadata of a phone is still there.
func leaks(data []byte) []string {
	var out []string
	for _, s := range []string{place, camera, "GPS", "EXIF rights"} {
		if bytes.Contains(data, []byte(s)) {
			out = append(out, s)
		}
	}
	return out
}

// cmyk is a JPEG of 8 × 8 in the colours of print, a red; no encoder of the
// standard library makes one.
var cmyk = func() []byte {
	b, err := base64.StdEncoding.DecodeString("/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwAIBgYHBgUIBwcHCQkICgwUDQwLCwwZEhMPFB0aHx4dGhwcICQuJyAiLCMcHCg3KSwwMTQ0NB8nOT04MjwuMzQy/9sAQwEJCQkMCwwYDQ0YMiEcITIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIy/8AAFAgACAAIBAEiAAIRAQMRAQQiAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAEB//EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAVAQEBAAAAAAAAAAAAAAAAAAAGB//EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAOBAEAAhEDEQQAAD8AoALEpbMA/9k=")
	if err != nil {
		panic(err)
	}
	return b
}()
