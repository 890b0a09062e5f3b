package images

import (
	"bytes"
	"image"
	"image/jpeg"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
)

// subsampled is a picture of brightness and colours that stand for one, two or four
// of its points, as a JPEG: image/jpeg writes but one kind, so the head of the frame
// and the codes are its own and the factors are set anew for a picture of that many
// units.
func subsampled(t testing.TB, wide, high byte) []byte {
	t.Helper()
	data := jpegOf(t, photograph(64*int(wide)/2, 48*int(high)/2, 6))
	at := bytes.Index(data, []byte{0xff, 0xc0})
	data[at+11] = wide<<4 | high
	return data
}

func readableJPEG(t testing.TB, data []byte) bool {
	t.Helper()
	f, err := Inspect(data)
	if err != nil {
		return false
	}
	parts, err := cutUp(f.Format, data)
	return err == nil && readable(data, parts, f.Width, f.Height)
}

// What readable takes for whole is what cameras and editors write; it is read to its
// last bit.
func TestReadable(t *testing.T) {
	plain := jpegOf(t, photograph(480, 270, 1))
	noted := slices.Concat(plain[:2], []byte("\xff\xfe\x00\x09بلاغ"[:4+7]), plain[2:])
	for name, data := range map[string][]byte{
		"photograph": plain, "light": jpegAt(t, photograph(480, 270, 2), 30), "one unit": jpegOf(t, photograph(9, 5, 3)), "fine": jpegAt(t, photograph(100, 100, 4), 100),
		"noted": noted, "phone": fromPhone(t, photograph(120, 80, 5), 1),
	} {
		if !readableJPEG(t, data) {
			t.Errorf("%s is left to a decoder", name)
		}
	}
	scan := bytes.Index(plain, []byte{0xff, 0xda})
	progressive := bytes.Clone(plain)
	progressive[bytes.Index(plain, []byte{0xff, 0xc0})+1] = 0xc2
	for name, data := range map[string][]byte{
		"grey": jpegOf(t, image.NewGray(image.Rect(0, 0, 40, 30))), "progressive": progressive, "without a scan": slices.Concat(plain[:scan], []byte{0xff, 0xd9}),
		"two scans": slices.Concat(plain[:len(plain)-2], plain[scan:]), "cut short": slices.Concat(plain[:len(plain)-40], []byte{0xff, 0xd9}),
		"dropped": slices.Concat(plain[:2000], plain[2100:]), "blanked": slices.Concat(plain[:2000], make([]byte, 512), plain[2512:]),
		"restarts": slices.Concat(plain[:scan], []byte{0xff, 0xdd, 0, 4, 0, 1}, plain[scan:]),
	} {
		if readableJPEG(t, data) {
			t.Errorf("%s is taken for whole", name)
		}
	}
	for _, factors := range [][2]byte{{1, 1}, {2, 1}, {1, 2}, {2, 2}} {
		data := subsampled(t, factors[0], factors[1])
		_, err := jpeg.Decode(bytes.NewReader(data))
		if got := readableJPEG(t, data); got != (err == nil) {
			t.Errorf("factors %v: %v, the decoder: %v", factors, got, err)
		}
	}
}

// A light picture that is damaged is refused, in the decoder's words.
func TestLightAndBroken(t *testing.T) {
	data := jpegAt(t, photograph(480, 270, 1), 60)
	spec := Spec{Use: Variant, Format: "jpeg", Width: 480, Height: 270}
	if out, err := Make(data, []Spec{spec}, nil); err != nil || !bytes.Equal(out[0], data) {
		t.Fatalf("%v, %d bytes of %d", err, len(out), len(data))
	}
	broken := slices.Concat(data[:1500], data[1600:])
	_, want := jpeg.Decode(bytes.NewReader(broken))
	if _, err := Make(broken, []Spec{spec}, nil); want == nil || err == nil || err.Error() != want.Error() {
		t.Errorf("%v, the decoder: %v", err, want)
	}
}

// What readable takes for whole, image/jpeg decodes, to brightness and colours.
func FuzzReadable(f *testing.F) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, data := range [][]byte{jpegAt(f, photograph(96, 64, 1), 60), jpegAt(f, photograph(33, 17, 2), 95), subsampled(f, 1, 1), subsampled(f, 2, 1)} {
		f.Add(data)
		for range 200 {
			spoilt := bytes.Clone(data)
			for range 1 + r.IntN(3) {
				spoilt[2+r.IntN(len(spoilt)-4)] ^= byte(1 << r.IntN(8))
			}
			f.Add(spoilt)
		}
	}
	if data, err := os.ReadFile("../../content/releases/2023/rencontre-01-dakhla/zellige-etoiles.jpg"); err == nil {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if !readableJPEG(t, data) {
			return
		}
		img, err := jpeg.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("taken for whole: %v", err)
		}
		if _, ok := img.(*image.YCbCr); !ok {
			t.Fatalf("taken for brightness and colours: %T", img)
		}
	})
}

func BenchmarkLight(b *testing.B) {
	data := jpegAt(b, photograph(480, 270, 1), 60)
	specs := []Spec{{Use: Variant, Format: "jpeg", Width: 480, Height: 270}}
	for b.Loop() {
		if _, err := Make(data, specs, nil); err != nil {
			b.Fatal(err)
		}
	}
}
