package images

import (
	"image"
	"image/color"
	"testing"
)

// turned is a picture as an orientation says, in its own size.
func turned(src image.Image, turn int) image.Image {
	return resample(src, src.Bounds(), src.Bounds().Dx(), src.Bounds().Dy(), turn)
}

// turned is pinned on its own, by where each orientation puts the first pixel of
// the file: EXIF 2.32, table 6.
func TestTurned(t *testing.T) {
	for turn, want := range map[int]image.Point{
		1: {0, 0}, 2: {2, 0}, 3: {2, 1}, 4: {0, 1}, 5: {0, 0}, 6: {1, 0}, 7: {1, 2}, 8: {0, 2},
	} {
		src := image.NewRGBA(image.Rect(0, 0, 3, 2))
		src.SetRGBA(0, 0, color.RGBA{255, 0, 0, 255})
		got := turned(src, turn).(*image.RGBA)
		if got.RGBAAt(want.X, want.Y).R != 255 {
			t.Errorf("%d: the first pixel is not at %v", turn, want)
		}
	}
}

// Even ground stays even, the edges included, and no pixel is left out.
func TestResample(t *testing.T) {
	even := image.NewUniform(color.RGBA{37, 119, 201, 255})
	for _, c := range [][4]int{{100, 80, 37, 20}, {37, 20, 50, 30}, {1000, 3, 7, 1}, {5, 5, 5, 1}} {
		got := resample(even, image.Rect(0, 0, c[0], c[1]), c[2], c[3], 1).(*image.RGBA)
		for i, v := range got.Pix {
			if want := []uint8{37, 119, 201, 255}[i%4]; v != want {
				t.Fatalf("%v: %d, want %d", c, v, want)
			}
		}
	}
	check := func(a axis, in, out int) {
		begin, end := a.samples(in)
		spans := catmullRom(a, in, out)
		for _, s := range spans {
			sum := int32(0)
			for _, w := range s.weights {
				sum += w
				if w < -one/4 || w > one*5/4 {
					t.Fatalf("%+v, %d to %d: %+v", a, in, out, s)
				}
			}
			if sum != one || s.first < 0 || s.first+len(s.weights) > end-begin {
				t.Fatalf("%+v, %d to %d: %+v", a, in, out, s)
			}
		}
	}
	for from := 1; from < 40; from++ {
		for to := 1; to < 60; to++ {
			for _, in := range []int{1, 2, 4} {
				for start := range 5 {
					check(axis{start, from, to, to%2 == 0}, in, 1)
					check(axis{start, from, to, to%2 == 1}, in, 2)
				}
			}
		}
	}
	for _, to := range []int{1, 630, 1600, 12000, 16384} { // whatever the limits let in
		check(axis{0, 16384, to, false}, 4, 2)
		check(axis{0, 16384, to, true}, 1, 1)
	}
}
