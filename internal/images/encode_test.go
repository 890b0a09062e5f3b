package images

import (
	"bytes"
	"strings"
	"testing"
)

// A JPEG is made at the finest step that is light enough, though not every step
// is tried.
func TestFinestStep(t *testing.T) {
	img := photograph(480, 320, 7)
	weight := func(q int) int { return len(jpegAt(t, img, q)) }
	for _, c := range []struct{ first, least, most, want int }{
		{quality, leastQuality, weight(80), 80},
		{quality, leastQuality, weight(80) - 1, 74},
		{quality, leastQuality, weight(62), 62},
		{quality, leastQuality, weight(56) + 20, 56},
		{quality, leastQuality, weight(50), 50},
		{quality, leastQuality, 10, 40}, // as light as it becomes
		{cardQuality, 5, weight(48), 48},
		{cardQuality, 5, weight(12), 12},
		{cardQuality, 5, 1, 5},
	} {
		out, err := encodeJPEG(img, nil, c.first, c.least, c.most)
		if err != nil || !bytes.Equal(out, jpegAt(t, img, c.want)) {
			t.Errorf("at most %d bytes: %d, want the %d of quality %d; %v", c.most, len(out), weight(c.want), c.want, err)
		}
	}
}

// Steps are passed over only where it is plain that they will not be enough.
func TestCoarser(t *testing.T) {
	for _, c := range []struct{ q, least, weight, most, want int }{
		{80, 50, 1001, 1000, 74}, {80, 50, 1190, 1000, 74}, {80, 50, 1210, 1000, 68}, {80, 50, 1840, 1000, 50}, {80, 50, 1 << 30, 1, 50},
		{56, 50, 1001, 1000, 50}, {84, 5, 300_000, cardBytes, 78}, {84, 5, 900_000, cardBytes, 24}, {6, 5, 300_000, cardBytes, 5},
	} {
		if got := coarser(c.q, c.least, c.weight, c.most); got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
}

// A JPEG as light as a variant may be is shown in its own size as it is, but for
// its metadata; any other is made anew.
func TestOwnSize(t *testing.T) {
	after := func(data []byte, parts ...[]byte) []byte {
		return append(append(bytes.Clone(data[:2]), bytes.Join(parts, nil)...), data[2:]...)
	}
	light := jpegAt(t, photograph(480, 270, 1), 50)
	profileOf := func(n int) []byte {
		return segment(nil, 0xe2, iccHead+"\x01\x01"+string(make([]byte, 16))+"RGB "+string(make([]byte, n)))
	}
	orientation := segment(nil, 0xe1, "Exif\x00\x00"+orientation(3))
	weighing := func(n int) []byte { return after(light, bytes.Repeat([]byte{0xff}, n-len(light))) } // filled before a marker
	most := Spec{Width: 480, Height: 270}.most()
	for name, c := range map[string]struct {
		data []byte
		same bool
	}{
		"light":                   {light, true},
		"with metadata":           {append(after(light, segment(nil, 0xfe, "near "+place), segment(nil, 0xe5, place)), place...), true},
		"of few wide colours":     {after(light, profileOf(300)), true},
		"with a large profile":    {after(light, profileOf(1000)), false},
		"upside down":             {after(light, orientation), false},
		"nearly light":            {weighing(most + nearly), true},
		"a little too heavy":      {weighing(most + nearly + 1), false},
		"heavy":                   {jpegAt(t, photograph(480, 270, 1), 95), false},
		"red, green and blue":     {after(light, segment(nil, 0xee, "Adobe\x00\x64\x00\x00\x00\x00\x00")), false},
		"larger than any variant": {jpegAt(t, photograph(1700, 80, 1), 50), false},
	} {
		f := facts(t, c.data)
		all := Variants(f, [32]byte{}, "تصوير س", "")
		out, _ := made(t, c.data, all[len(all)-1])
		if l := leaks(out[0]); l != nil || facts(t, out[0]).Rights.Credit != "تصوير س" {
			t.Errorf("%s: %q %+v", name, l, facts(t, out[0]).Rights)
		}
		pixels := c.data[bytes.Index(c.data, []byte("\xff\xda")):]
		same := bytes.Contains(out[0], pixels[:len(pixels)/2])
		if same != c.same {
			t.Errorf("%s: as it is: %v", name, same)
		}
		if kept := strings.Contains(string(out[0]), "ICC_PROFILE"); kept != (name == "of few wide colours") {
			t.Errorf("%s: its profile is kept: %v", name, kept)
		}
	}
	broken := bytes.Clone(light)
	copy(broken[len(broken)/2:], bytes.Repeat([]byte{0xff, 0xd0}, 200))
	if _, err := Make(broken, Variants(facts(t, broken), [32]byte{}, "", ""), nil); err == nil {
		t.Error("what cannot be decoded is published")
	}
}
