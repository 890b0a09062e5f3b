package images

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestInspect(t *testing.T) {
	rights := Rights{artist, credit, copyright, statement}
	grey := image.NewGray(image.Rect(0, 0, 40, 30))
	deep := image.NewNRGBA64(image.Rect(0, 0, 40, 30))
	deep.SetNRGBA64(3, 3, color.NRGBA64{1, 2, 3, 0x8000})
	for _, c := range []struct {
		name string
		data []byte
		want Facts
	}{
		{"plain", jpegOf(t, scene(40, 30)), Facts{Info: Info{"jpeg", 40, 30}, Turn: 1}},
		{"of a phone", fromPhone(t, scene(40, 30), 6), Facts{Info: Info{"jpeg", 30, 40}, Turn: 6, Rights: rights}},
		{"upside down", fromPhone(t, scene(40, 30), 3), Facts{Info: Info{"jpeg", 40, 30}, Turn: 3, Rights: rights}},
		{"no such turn", fromPhone(t, scene(40, 30), 9), Facts{Info: Info{"jpeg", 40, 30}, Turn: 1, Rights: rights}},
		{"PNG photograph", pngOf(t, scene(40, 30)), Facts{Info: Info{"png", 40, 30}, Turn: 1}},
		{"PNG of a phone", pngFromPhone(t, scene(40, 30), 8), Facts{Info: Info{"png", 30, 40}, Turn: 8, Rights: rights}},
		{"PNG in grey", pngOf(t, grey), Facts{Info: Info{"png", 40, 30}, Turn: 1}},
		{"PNG of 16 bits, see-through", pngOf(t, deep), Facts{Info: Info{"png", 40, 30}, Turn: 1, Drawn: true}},
		{"GIF", gifOf(t, 1), Facts{Info: Info{"gif", 40, 30}, Turn: 1, Drawn: true}},
		{"moving GIF", gifOf(t, 3), Facts{Info: Info{"gif", 40, 30}, Turn: 1, Drawn: true, Moving: true}},
		{"WebP", webpFromPhone(5), Facts{Info: Info{"webp", 5, 8}, Turn: 5, Rights: rights}},
	} {
		got, err := Inspect(c.data)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		got.Stripped = 0
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

// A picture cut short anywhere is told without decoding it.
func TestCutShort(t *testing.T) {
	for name, data := range map[string][]byte{
		"JPEG": jpegOf(t, scene(64, 48)), "PNG": pngOf(t, scene(64, 48)), "GIF": gifOf(t, 2), "WebP": webpFromPhone(1),
	} {
		for n := 0; n < len(data); n += 1 + n/40 {
			if _, err := Inspect(data[:n]); err == nil {
				t.Errorf("%s: %d of %d bytes accepted", name, n, len(data))
			}
		}
		if _, err := Inspect(data[:len(data)-3]); !errors.Is(err, ErrCut) {
			t.Errorf("%s: %v", name, err)
		}
	}
	moving := webpFromPhone(1)
	moving = bytes.Replace(moving, []byte("EXIF"), []byte("ANIM"), 1)
	if _, err := Inspect(moving); !errors.Is(err, ErrMoving) {
		t.Errorf("moving WebP: %v", err)
	}
}

// What is refused costs little, however much it promises or weighs.
func TestRefusalIsCheap(t *testing.T) {
	heavy := slices.Concat(pngHead(30000, 30000), make([]byte, 40<<20))
	bomb := append(jpegOf(t, scene(64, 48))[:600], bytes.Repeat([]byte{0xff, 0xe1, 0, 2}, 8<<20)...)
	for name, data := range map[string][]byte{
		"a head that promises 900 million pixels": heavy, "a head without pixels": pngHead(10000, 5000), "a JPEG of eight million segments": bomb,
		"text": []byte(strings.Repeat("نص ", 1<<20)), "GIF of one endless block": append(gifOf(t, 1)[:60], bytes.Repeat([]byte{255}, 30<<20)...),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		_, err := Inspect(data)
		took := time.Since(start)
		runtime.ReadMemStats(&after)
		if err == nil {
			t.Errorf("%s: accepted", name)
		}
		if took > 10*time.Second || after.TotalAlloc-before.TotalAlloc > 8<<20 {
			t.Errorf("%s: %v and %d bytes", name, took, after.TotalAlloc-before.TotalAlloc)
		}
	}
}

func TestStrip(t *testing.T) {
	for name, data := range map[string][]byte{
		"JPEG": fromPhone(t, scene(40, 30), 6), "PNG": pngFromPhone(t, scene(40, 30), 6), "WebP": webpFromPhone(6),
	} {
		before, err := Inspect(data)
		if err != nil {
			t.Fatal(err)
		}
		if len(leaks(data)) == 0 {
			t.Fatalf("%s: the sample holds nothing to lose", name)
		}
		out, err := Make(data, []Spec{Bare(before, [32]byte{})}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if l := leaks(out[0]); l != nil {
			t.Errorf("%s: still holds %q", name, l)
		}
		if len(out[0]) != before.Stripped {
			t.Errorf("%s: %d bytes, %d were said", name, len(out[0]), before.Stripped)
		}
		after, err := Inspect(out[0])
		if err != nil || after != before {
			t.Errorf("%s: %+v %v, want %+v", name, after, err, before)
		}
		a, _, _ := image.Decode(bytes.NewReader(data))
		b, _, err := image.Decode(bytes.NewReader(out[0]))
		if err != nil {
			t.Fatal(err)
		}
		for y := range a.Bounds().Dy() {
			for x := range a.Bounds().Dx() {
				if a.At(x, y) != b.At(x, y) {
					t.Fatalf("%s: another pixel at %d, %d", name, x, y)
				}
			}
		}
	}
	moving, _ := Inspect(gifOf(t, 3))
	out, err := Make(gifOf(t, 3), []Spec{Bare(moving, [32]byte{})}, nil)
	if err != nil || !bytes.Equal(out[0], gifOf(t, 3)) {
		t.Errorf("a GIF without metadata did not stay as it is: %v", err)
	}
}

// Whatever the bytes: no crash, and what is stripped is a picture again, to be
// stripped no further.
func FuzzStrip(f *testing.F) {
	f.Add(fromPhone(f, scene(16, 12), 6))
	f.Add(pngFromPhone(f, scene(16, 12), 3))
	f.Add(webpFromPhone(2))
	f.Add(gifOf(f, 2))
	f.Fuzz(func(t *testing.T, data []byte) {
		facts, err := Inspect(data)
		if err != nil {
			return
		}
		parts, err := cutUp(facts.Format, data)
		if err != nil {
			t.Fatal(err)
		}
		once := bytes.Join(strip(&facts, data, parts), nil)
		again, err := Inspect(once)
		if err != nil {
			t.Fatalf("stripped, it is no picture: %v", err)
		}
		parts, _ = cutUp(again.Format, once)
		if twice := bytes.Join(strip(&again, once, parts), nil); !bytes.Equal(once, twice) {
			t.Fatal("stripping twice is not stripping once")
		}
	})
}
