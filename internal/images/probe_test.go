package images

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// pngHead is the shortest PNG that promises a size: 33 bytes of head and an
// IDAT and IEND without a picture, 59 bytes in all.
func pngHead(width, height uint32) []byte {
	var b bytes.Buffer
	b.WriteString("\x89PNG\r\n\x1a\n")
	chunk := func(name string, data []byte) {
		binary.Write(&b, binary.BigEndian, uint32(len(data)))
		body := append([]byte(name), data...)
		b.Write(body)
		binary.Write(&b, binary.BigEndian, crc32.ChecksumIEEE(body))
	}
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)
	chunk("IHDR", append(head, 8, 2, 0, 0, 0))
	chunk("IDAT", []byte{0x78, 0x9c})
	chunk("IEND", nil)
	return b.Bytes()
}

func TestLimits(t *testing.T) {
	if n := len(pngHead(30000, 30000)); n != 59 {
		t.Fatalf("the head has %d bytes", n)
	}
	for _, c := range []struct {
		width, height uint32
		ok            bool
	}{
		{1, 1, true},
		{16384, 3000, true},
		{3000, 16384, true},
		{10000, 5000, true},
		{10000, 5001, false}, // more than 50 million
		{16385, 1, false},
		{1, 16385, false},
		{30000, 30000, false},
		{0x7fffffff, 0x7fffffff, false},
	} {
		got, err := Probe(bytes.NewReader(pngHead(c.width, c.height)))
		switch {
		case c.ok && (err != nil || got != Info{"png", int(c.width), int(c.height)}):
			t.Errorf("%d × %d: %v %v", c.width, c.height, got, err)
		case !c.ok && !errors.Is(err, ErrTooLarge) && c.width < 0x7fffffff:
			t.Errorf("%d × %d: %v, want %v", c.width, c.height, err, ErrTooLarge)
		case !c.ok && err == nil:
			t.Errorf("%d × %d accepted", c.width, c.height)
		}
	}
}

func TestProbe(t *testing.T) {
	picture := image.NewPaletted(image.Rect(0, 0, 8, 5), color.Palette{color.Black, color.White})
	encoded := func(encode func(*bytes.Buffer) error) []byte {
		var b bytes.Buffer
		if err := encode(&b); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	for _, c := range []struct {
		format string
		data   []byte
	}{
		{"png", encoded(func(b *bytes.Buffer) error { return png.Encode(b, picture) })},
		{"jpeg", encoded(func(b *bytes.Buffer) error { return jpeg.Encode(b, picture, nil) })},
		{"gif", encoded(func(b *bytes.Buffer) error { return gif.Encode(b, picture, nil) })},
		{"webp", []byte("RIFF\x1e\x00\x00\x00WEBPVP8L\x11\x00\x00\x00\x2f\x07\x00\x01\x00\x07\x10\x11\x11\x88\x88\xfe\x07\x00\x00\x00")},
	} {
		got, err := Probe(bytes.NewReader(c.data))
		if err != nil || got != (Info{c.format, 8, 5}) {
			t.Errorf("%s: %v %v", c.format, got, err)
		}
		// A head that is cut is no picture, and no crash.
		for n := range min(len(c.data), 19) {
			if _, err := Probe(bytes.NewReader(c.data[:n])); err == nil {
				t.Errorf("%s: %d bytes accepted", c.format, n)
			}
		}
	}
	for name, text := range map[string]string{
		"nothing": "", "text": "نص البلاغ", "SVG": `<svg xmlns="http://www.w3.org/2000/svg"/>`, "HTML": "<!doctype html>", "PDF": "%PDF-1.7",
	} {
		if _, err := Probe(strings.NewReader(text)); err == nil || errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestIsPicture(t *testing.T) {
	for name, want := range map[string]bool{
		"salle.jpg": true, "SALLE.JPEG": true, "قاعة.png": true, "a/b.gif": true, "x.WebP": true,
		"x.svg": false, "x.pdf": false, "jpg": false, ".jpg": true, "x.jpg.txt": false, "": false,
	} {
		if IsPicture(name) != want {
			t.Errorf("%q: %v", name, !want)
		}
	}
}

// Of a JPEG as cameras and editors write it the parts tell its size.
func TestAnnounced(t *testing.T) {
	plain := jpegOf(t, scene(40, 30))
	frame := bytes.Index(plain, []byte{0xff, 0xc0})
	for name, data := range map[string][]byte{"plain": plain, "phone": fromPhone(t, scene(40, 30), 6)} {
		parts, err := cutUp("jpeg", data)
		if err != nil {
			t.Fatal(err)
		}
		if width, height, ok := announced(data, parts); !ok || width != 40 || height != 30 {
			t.Errorf("%s: %d × %d, %v", name, width, height, ok)
		}
	}
	for name, data := range map[string][]byte{
		"grey": jpegOf(t, image.NewGray(image.Rect(0, 0, 40, 30))), "print": cmyk,
		"two frames": slices.Concat(plain[:frame], plain[frame:frame+19], plain[frame:]), "unknown": slices.Concat(plain[:2], []byte("\xff\xf0\x00\x02"), plain[2:]),
	} {
		parts, err := cutUp("jpeg", data)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, ok := announced(data, parts); ok {
			t.Errorf("%s is not left to a decoder", name)
		}
	}
}

// Whatever the bytes: no crash, and a picture within the limits or an error, the
// same whoever tells it.
func FuzzProbe(f *testing.F) {
	f.Add(pngHead(8, 5))
	f.Add([]byte("GIF89a\x08\x00\x05\x00\x00\x00\x00"))
	f.Add([]byte("\xff\xd8\xff\xc0\x00\x0b\x08\x00\x05\x00\x08\x01\x01\x11\x00"))
	r := rand.New(rand.NewPCG(3, 4))
	for _, data := range [][]byte{jpegOf(f, scene(40, 30)), fromPhone(f, scene(40, 30), 1)} {
		scan := bytes.Index(data, []byte{0xff, 0xda})
		for range 300 { // what is told stands before the scan
			spoilt := bytes.Clone(data)
			spoilt[2+r.IntN(scan)] = []byte{0, 1, 3, 0x11, 0xc0, 0xc4, 0xd9, 0xda, 0xff}[r.IntN(9)]
			f.Add(spoilt)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := Probe(bytes.NewReader(data))
		if err == nil && (got.Width < 1 || got.Height < 1 || got.Width*got.Height > maxPixels || got.Format == "") {
			t.Fatalf("%+v", got)
		}
		info, _, again := probed(data)
		if cut := err == nil && (errors.Is(again, ErrCut) || errors.Is(again, errParts)); !cut && (info != got || fmt.Sprint(again) != fmt.Sprint(err)) {
			t.Fatalf("%v %v, of its parts %v %v", got, err, info, again)
		}
	})
}
