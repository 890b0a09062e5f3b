package main

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/jpeg"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// What one picture that is refused may cost beyond the build of the same site
// without it: bytes taken from the heap in all, not only at once.
const (
	pictureSeconds = 1
	pictureMemory  = 64 << 20
)

// badPictures are broken, misnamed, or made to exhaust the machine.
func badPictures(t *testing.T) map[string][]byte {
	t.Helper()
	head := func(width, height uint32) []byte {
		chunk := func(name string, data []byte) []byte {
			b := append(binary.BigEndian.AppendUint32(nil, uint32(len(data))), name...)
			b = append(b, data...)
			return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
		}
		size := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)
		return bytes.Join([][]byte{[]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", append(size, 8, 2, 0, 0, 0)), chunk("IDAT", []byte{0x78, 0x9c}), chunk("IEND", nil)}, nil)
	}
	var whole bytes.Buffer
	if err := jpeg.Encode(&whole, image.NewRGBA(image.Rect(0, 0, 4000, 3000)), nil); err != nil {
		t.Fatal(err)
	}
	return map[string][]byte{
		"900 million pixels promised":      head(30000, 30000),
		"50 million pixels promised":       head(10000, 5000),
		"a promise followed by 40 MB":      append(head(30000, 30000), make([]byte, 40<<20)...),
		"half a photo":                     whole.Bytes()[:whole.Len()/2],
		"eight million segments of a JPEG": append(bytes.Clone(whole.Bytes()[:600]), bytes.Repeat([]byte{0xff, 0xe1, 0, 2}, 8<<20)...),
		"a document":                       append([]byte("%PDF-1.7\n"), make([]byte, 30<<20)...),
		"text":                             []byte(strings.Repeat("نص ", 5<<20)),
		"nothing":                          nil,
		"a GIF without end":                append([]byte("GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xfe"), bytes.Repeat([]byte{255}, 30<<20)...),
		"a WebP of 16384 × 16384":          []byte("RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\xff\xff\xff\x0f\x00\x00\x00\x00\x00\x00\x00\x00\x00"),
		"a drawing that names files":       []byte("<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&x;</svg>"),
	}
}

// A picture that cannot be shown is told and costs little, whatever it promises
// or weighs.
func TestBadPicturesAreCheap(t *testing.T) {
	if testing.Short() {
		t.Skip("writes pictures of megabytes")
	}
	build := func(t *testing.T, picture []byte) (said string, memory int64, took time.Duration) {
		site := t.TempDir()
		put(t, site, "site.toml", hostileSite)
		dir := filepath.Join(site, "content", "releases", "2025", "bayan")
		body := "نص."
		if picture != nil {
			put(t, dir, "salle.jpg", string(picture))
			body += "\n\n![القاعة](salle.jpg)"
		}
		put(t, dir, "ar.md", press("", body))
		var before, after runtime.MemStats
		var out bytes.Buffer
		runtime.ReadMemStats(&before)
		start := time.Now()
		code := run(t.Context(), []string{"-C", site, "build", "--lang", "en", "--at", "2025-07-01"}, strings.NewReader(""), &out, &out)
		took = time.Since(start)
		runtime.ReadMemStats(&after)
		if code > 1 {
			t.Fatalf("exit %d: %.500s", code, out.Bytes())
		}
		return out.String(), int64(after.TotalAlloc - before.TotalAlloc), took
	}
	build(t, nil) // what a process makes once is nobody's cost
	_, memory, took := build(t, nil)
	for name, data := range badPictures(t) {
		t.Run(name, func(t *testing.T) {
			if data == nil {
				data = []byte{}
			}
			said, m, d := build(t, data)
			if !strings.Contains(said, "salle.jpg") || !strings.Contains(said, "[image-broken]") {
				t.Errorf("nothing is said of it: %.500s", said)
			}
			t.Logf("%d MB, %v", (m-memory)>>20, d-took)
			if m-memory > pictureMemory || d-took > pictureSeconds*time.Second*slowdown {
				t.Errorf("it took %d MB and %v more", (m-memory)>>20, d-took)
			}
		})
	}
}
