package images

import (
	"fmt"
	"image"
	"image/color/palette"
	"math/rand/v2"
	"testing"
)

// photograph is a picture with the detail of a photograph: noise of every size,
// the coarser the stronger, another for each seed.
func photograph(w, h int, seed uint64) *image.RGBA {
	r := rand.New(rand.NewPCG(seed, seed))
	const side = 64
	var noise [4][side * side]int
	for i := range noise {
		for j := range noise[i] {
			noise[i][j] = r.IntN(256)
		}
	}
	// value is that of one kind of noise where its places lie so many pixels apart.
	value := func(kind, x, y, apart int) int {
		i, j, fx, fy := x/apart, y/apart, x%apart, y%apart
		at := func(i, j int) int { return noise[kind][i%side+j%side*side] }
		above := at(i, j)*(apart-fx) + at(i+1, j)*fx
		below := at(i, j+1)*(apart-fx) + at(i+1, j+1)*fx
		return (above*(apart-fy) + below*fy) / (apart * apart)
	}
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			light := (value(0, x, y, 64)*8 + value(0, x, y, 16)*4 + value(0, x, y, 5)*2 + value(0, x, y, 2)) / 15
			p := img.Pix[img.PixOffset(x, y):][:4]
			for k := range 3 {
				p[k] = uint8((3*light + value(k+1, x, y, 48)) / 4)
			}
			p[3] = 255
		}
	}
	return img
}

// The cost of a picture with all its variants and its card, and what they weigh:
//
//	go test ./internal/images -run '^$' -bench Make -benchmem
func BenchmarkMake(b *testing.B) {
	drawing := image.NewPaletted(image.Rect(0, 0, 1200, 800), palette.WebSafe)
	for i := range drawing.Pix {
		drawing.Pix[i] = uint8(i%1200/100 + i/1200/100*12)
	}
	for name, data := range map[string][]byte{
		"small":      jpegAt(b, photograph(480, 270, 1), 60),
		"page":       jpegOf(b, photograph(1200, 800, 2)),
		"camera":     jpegOf(b, photograph(4000, 3000, 3)),
		"turned":     fromPhone(b, photograph(2400, 1600, 4), 6),
		"photograph": pngOf(b, photograph(1200, 800, 5)),
		"drawing":    pngOf(b, drawing),
	} {
		f, err := Inspect(data)
		if err != nil {
			b.Fatal(err)
		}
		specs := Variants(f, [32]byte{}, "", "")
		if card, ok := Card(f, [32]byte{}, ""); ok {
			specs = append(specs, card)
		}
		b.Run(fmt.Sprintf("%s/%dx%d", name, f.Width, f.Height), func(b *testing.B) {
			weight := 0
			for b.Loop() {
				out, err := Make(data, specs, nil)
				if err != nil {
					b.Fatal(err)
				}
				weight = 0
				for _, o := range out {
					weight += len(o)
				}
			}
			b.ReportMetric(float64(weight), "bytes")
		})
	}
}
