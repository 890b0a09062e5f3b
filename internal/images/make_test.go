package images

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"math/rand/v2"
	"os/exec"
	"path"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// made makes and decodes what is asked for of a picture.
func made(t *testing.T, data []byte, specs ...Spec) ([][]byte, []image.Image) {
	t.Helper()
	out, err := Make(data, specs, nil)
	if err != nil {
		t.Fatal(err)
	}
	var all []image.Image
	for i, b := range out {
		img, format, err := image.Decode(bytes.NewReader(b))
		if err != nil || format != specs[i].Format || img.Bounds().Size() != image.Pt(specs[i].Width, specs[i].Height) {
			t.Fatalf("%+v: %s %v %v", specs[i], format, img.Bounds(), err)
		}
		all = append(all, img)
	}
	return out, all
}

func facts(t *testing.T, data []byte) Facts {
	t.Helper()
	f, err := Inspect(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestVariants(t *testing.T) {
	for _, c := range []struct {
		width, height int
		drawn         bool
		want          string
	}{
		{4000, 3000, false, "480×360 800×600 1200×900 1600×1200"},
		{3000, 4000, false, "480×640 800×1067 1200×1600 1600×2133"},
		{1600, 900, false, "480×270 800×450 1200×675 1600×900"},
		{1250, 800, false, "480×307 800×512 1250×800"}, // 1200 would be nearly that
		{1200, 800, true, "480×320 800×533 1200×800"},
		{500, 500, false, "500×500"},
		{480, 1, false, "480×1"},
		{16384, 2, false, "480×1 800×1 1200×1 1600×1"},
		{1, 16384, false, "1×16384"},
	} {
		f := Facts{Info: Info{"png", c.width, c.height}, Turn: 1, Drawn: c.drawn}
		var got []string
		for _, s := range Variants(f, [32]byte{}, "", "") {
			got = append(got, fmt.Sprintf("%d×%d", s.Width, s.Height))
			if s.Width > c.width || s.Height > c.height || (s.Format == "png") != c.drawn {
				t.Errorf("%d × %d: %+v", c.width, c.height, s)
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%d × %d: %s, want %s", c.width, c.height, s, c.want)
		}
	}
	both := Variants(Facts{Info: Info{"jpeg", 900, 600}}, [32]byte{}, "", "1.2.4")
	if len(both) != 4 || both[1].Format != "webp" || both[1].Encoder != "1.2.4" || both[0].Encoder != "" {
		t.Errorf("with an encoder: %+v", both)
	}
}

// A picture of a few points, as the trackers of mails are, has variants as well.
func TestFewPoints(t *testing.T) {
	for _, side := range []int{1, 2, 3, 4} {
		for name, data := range map[string][]byte{"plain": jpegOf(t, scene(side, side)), "turned": fromPhone(t, scene(side, side), 6)} {
			f, err := Inspect(data)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := Make(data, Variants(f, [32]byte{}, "", ""), nil); err != nil {
				t.Errorf("%s, %d points wide: %v", name, side, err)
			}
		}
	}
}

func TestNames(t *testing.T) {
	source := [32]byte{1}
	s := Spec{Use: Variant, Source: source, Format: "jpeg", Width: 800, Height: 600}
	for name, want := range map[string]string{
		"Salle 2.JPG": "salle-2-800.*.jpg", "قاعة.png": "قاعة-800.*.jpg", ".jpg": "image-800.*.jpg", "a,b c.jpg": "a-b-c-800.*.jpg",
		strings.Repeat("ق", 120) + ".jpg": strings.Repeat("ق", 41) + "-800.*.jpg",
	} {
		got := s.Name(name)
		if ok, _ := path.Match(strings.ReplaceAll(want, "*", "????????"), got); !ok {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	seen := map[string]bool{s.Name("a.jpg"): true}
	for _, other := range []Spec{
		{Variant, [32]byte{2}, "jpeg", 800, 600, "", ""}, {Variant, source, "jpeg", 800, 601, "", ""}, {Variant, source, "jpeg", 800, 600, "س", ""},
		{Variant, source, "webp", 800, 600, "", "1"}, {Variant, source, "webp", 800, 600, "", "2"}, {Share, source, "jpeg", 1200, 630, "", ""},
	} {
		if seen[other.Name("a.jpg")] {
			t.Errorf("%+v has the name of another", other)
		}
		seen[other.Name("a.jpg")] = true
	}
	// A download keeps its address, with the ending of what it is.
	for name, want := range map[string]string{"salle.JPEG": "salle.JPEG", "salle.png": "salle.jpg", "salle": "salle.jpg"} {
		if got := (Spec{Use: Download, Format: "jpeg"}).Name(name); got != want {
			t.Errorf("download %s: %s", name, got)
		}
	}
}

// Whatever way a picture is stored, it is shown upright.
func TestOrientation(t *testing.T) {
	upright := scene(160, 120)
	// stored is how a picture with an orientation lies in its file.
	stored := func(turn int) *image.RGBA {
		back := map[int]int{6: 8, 8: 6}[turn]
		if back == 0 {
			back = turn
		}
		return turned(upright, back).(*image.RGBA)
	}
	for turn := 1; turn <= 8; turn++ {
		for format, data := range map[string][]byte{"jpeg": fromPhone(t, stored(turn), turn), "png": pngFromPhone(t, stored(turn), turn)} {
			f := facts(t, data)
			if f.Width != 160 || f.Height != 120 || f.Turn != turn {
				t.Errorf("%s %d: %+v", format, turn, f)
			}
			out, imgs := made(t, data, Variants(f, [32]byte{}, "", "")...)
			for i, at := range []image.Point{{10, 10}, {150, 10}, {10, 110}, {150, 110}} {
				if got := imgs[0].At(at.X, at.Y); !near(got, corners[i], 12) {
					t.Errorf("%s %d: corner %d is %v, want %v", format, turn, i, got, corners[i])
				}
			}
			if again := facts(t, out[0]); again.Turn != 1 {
				t.Errorf("%s %d: it would be turned once more", format, turn)
			}
		}
	}
}

func near(a, b color.Color, most int) bool {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	for _, d := range []int{int(ar>>8) - int(br>>8), int(ag>>8) - int(bg>>8), int(ab>>8) - int(bb>>8)} {
		if abs(d) > most {
			return false
		}
	}
	return true
}

// A variant keeps whose the picture is, and nothing else of what its file told.
func TestMetadataOfVariants(t *testing.T) {
	whose := Rights{artist, credit, copyright, statement}
	for format, data := range map[string][]byte{"jpeg": fromPhone(t, scene(900, 700), 6), "png": pngFromPhone(t, scene(900, 700), 3)} {
		f := facts(t, data)
		specs := Variants(f, [32]byte{}, "في مقال آخر", "")
		card, ok := Card(f, [32]byte{}, "")
		if ok {
			specs = append(specs, card)
		}
		out, _ := made(t, data, specs...)
		for i, b := range out {
			if l := leaks(b); l != nil {
				t.Errorf("%s %+v: %q", format, specs[i], l)
			}
			if got := facts(t, b).Rights; got != whose {
				t.Errorf("%s %+v: %+v", format, specs[i], got)
			}
		}
	}
	// The author's credit, of a picture that names none.
	for _, data := range [][]byte{jpegOf(t, scene(40, 30)), gifOf(t, 1)} {
		out, _ := made(t, data, Variants(facts(t, data), [32]byte{}, "تصوير: <س> & ص", "")...)
		if got := facts(t, out[0]).Rights; got != (Rights{Credit: "تصوير: <س> & ص"}) {
			t.Errorf("%+v", got)
		}
		out, _ = made(t, data, Variants(facts(t, data), [32]byte{}, "", "")...)
		if bytes.Contains(out[0], []byte("xmpmeta")) {
			t.Error("a packet of nothing")
		}
	}
}

func TestKinds(t *testing.T) {
	seeThrough := image.NewNRGBA(image.Rect(0, 0, 600, 400))
	for i := range seeThrough.Pix {
		seeThrough.Pix[i] = uint8(i / 4 % 251)
	}
	seeThrough.SetNRGBA(10, 10, color.NRGBA{})
	deep := image.NewRGBA64(image.Rect(0, 0, 600, 400))
	for i := range deep.Pix {
		deep.Pix[i] = 0xff
	}
	for name, data := range map[string][]byte{
		"see-through": pngOf(t, seeThrough), "16 bits": pngOf(t, deep), "GIF": gifOf(t, 3), "WebP": webpFromPhone(6), "CMYK": cmyk, "photograph": pngOf(t, scene(700, 500)),
	} {
		f := facts(t, data)
		specs := Variants(f, [32]byte{}, "", "")
		if s, ok := Card(f, [32]byte{}, ""); ok {
			specs = append(specs, s)
		}
		_, imgs := made(t, data, specs...)
		if name == "see-through" {
			if _, _, _, a := imgs[len(imgs)-1].At(10, 10).RGBA(); a != 0 {
				t.Error("what could be seen through no longer can")
			}
		}
		if name == "CMYK" && (!f.Print || !near(imgs[0].At(4, 4), color.RGBA{230, 60, 30, 255}, 40)) {
			t.Errorf("CMYK: %+v %v", f, imgs[0].At(4, 4))
		}
	}
}

// The same bytes with one processor and many, alone and beside others.
func TestSameBytes(t *testing.T) {
	data := fromPhone(t, scene(1300, 900), 6)
	f := facts(t, data)
	card, _ := Card(f, [32]byte{}, "س")
	specs := append(Variants(f, [32]byte{}, "س", ""), card)
	first, _ := made(t, data, specs...)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for i, s := range slices.Backward(specs) {
		alone, _ := made(t, data, s)
		if !bytes.Equal(alone[0], first[i]) {
			t.Errorf("%+v: other bytes", s)
		}
	}
}

func TestCards(t *testing.T) {
	noise := image.NewRGBA(image.Rect(0, 0, 1500, 1100))
	r := rand.NewChaCha8([32]byte{})
	r.Read(noise.Pix)
	for i := 3; i < len(noise.Pix); i += 4 {
		noise.Pix[i] = 255
	}
	for name, c := range map[string]struct {
		img image.Image
		ok  bool
	}{
		"noise": {noise, true}, "upright": {scene(800, 1400), true}, "wide": {scene(1600, 500), true}, "very wide": {scene(5000, 640), true},
		"narrow": {scene(799, 1400), false}, "low": {scene(3000, 419), false}, "small": {scene(300, 200), false},
	} {
		data := jpegOf(t, c.img)
		s, ok := Card(facts(t, data), [32]byte{}, "")
		if ok != c.ok {
			t.Errorf("%s: %v", name, ok)
		}
		if !ok {
			continue
		}
		out, _ := made(t, data, s)
		if len(out[0]) >= 300_000 || s.Width != 1200 || s.Height != 630 {
			t.Errorf("%s: %d bytes, %d × %d", name, len(out[0]), s.Width, s.Height)
		}
	}
	drawn, err := DrawCard()
	if err != nil {
		t.Fatal(err)
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(drawn))
	if err != nil || c.Width != 1200 || c.Height != 630 || len(drawn) >= 300_000 {
		t.Errorf("drawn: %d bytes, %d × %d, %v", len(drawn), c.Width, c.Height, err)
	}
}

func TestCrop(t *testing.T) {
	for _, c := range []struct {
		w, h int
		want image.Rectangle
	}{
		{1200, 630, image.Rect(0, 0, 1200, 630)},
		{2400, 630, image.Rect(600, 0, 1800, 630)},
		{1600, 1200, image.Rect(0, 144, 1600, 984)}, // a little above the middle
		{1200, 1800, image.Rect(0, 285, 1200, 915)}, // about the upper third
		{1200, 1210, image.Rect(0, 88, 1200, 718)},  // never above the edge
		{16384, 1, image.Rect(8191, 0, 8193, 1)},
	} {
		if got := crop(c.w, c.h); got != c.want {
			t.Errorf("%d × %d: %v, want %v", c.w, c.h, got, c.want)
		}
	}
}

// A picture whose head is sound and whose pixels are not is an error, and quick.
func TestBrokenPixels(t *testing.T) {
	sound := jpegOf(t, scene(400, 300))
	broken := bytes.Clone(sound)
	copy(broken[len(broken)/2:], bytes.Repeat([]byte{0xff, 0xd0}, 200))
	short := pngOf(t, scene(64, 48))
	i := bytes.Index(short, []byte("IDAT"))
	damaged := bytes.Clone(short)
	damaged[i+20] ^= 0xff
	for name, data := range map[string][]byte{"JPEG": broken, "PNG": damaged} {
		f := facts(t, data)
		start := time.Now()
		if _, err := Make(data, Variants(f, [32]byte{}, "", ""), nil); err == nil {
			t.Errorf("%s: made", name)
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: %v", name, took)
		}
	}
}

func TestGate(t *testing.T) {
	g := newGate(2, 10)
	leave := g.enter(50) // alone
	entered := make(chan func())
	go func() { entered <- g.enter(1) }()
	select {
	case <-entered:
		t.Fatal("let in beside one that fills the room")
	case <-time.After(20 * time.Millisecond):
	}
	leave()
	second := <-entered
	defer second()
	defer g.enter(9)()
	go func() { entered <- g.enter(0) }()
	select {
	case <-entered:
		t.Fatal("let in as a third")
	case <-time.After(20 * time.Millisecond):
	}
}

func TestWebP(t *testing.T) {
	if _, err := exec.LookPath("cwebp"); err != nil {
		t.Skip("cwebp is not on the PATH")
	}
	e, err := FindEncoder(context.Background())
	if err != nil || e.Version == "" {
		t.Fatal(e, err)
	}
	for _, data := range [][]byte{fromPhone(t, scene(600, 400), 1), gifOf(t, 1)} {
		var specs []Spec
		for _, s := range Variants(facts(t, data), [32]byte{}, "", e.Version) {
			if s.Format == "webp" {
				specs = append(specs, s)
			}
		}
		out, err := Make(data, specs, e)
		if err != nil {
			t.Fatal(err)
		}
		for i, b := range out {
			f := facts(t, b)
			if f.Format != "webp" || f.Width != specs[i].Width || f.Rights != facts(t, data).Rights || leaks(b) != nil {
				t.Errorf("%+v: %+v %v", specs[i], f, leaks(b))
			}
		}
	}
}
