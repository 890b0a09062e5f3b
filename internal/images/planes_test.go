package images

import (
	"bytes"
	"image"
	"testing"
)

var ratios = []image.YCbCrSubsampleRatio{
	image.YCbCrSubsampleRatio444, image.YCbCrSubsampleRatio422, image.YCbCrSubsampleRatio420,
	image.YCbCrSubsampleRatio440, image.YCbCrSubsampleRatio411, image.YCbCrSubsampleRatio410,
}

// slope is a picture whose brightness and colours rise evenly, the colours held
// as a ratio says: each sample is what lies in its middle.
func slope(w, h int, ratio image.YCbCrSubsampleRatio) *image.YCbCr {
	img := image.NewYCbCr(image.Rect(0, 0, w, h), ratio)
	fill := func(pix []uint8, stride, stepX, stepY int, of func(x, y int) int) {
		for i := range pix {
			pix[i] = uint8(of((2*(i%stride)+1)*stepX, (2*(i/stride)+1)*stepY))
		}
	}
	across := func(x, _ int) int { return 40 + (150*x+w)/(2*w) }
	down := func(_, y int) int { return 40 + (150*y+h)/(2*h) }
	dx, dy := steps(ratio)
	fill(img.Y, img.YStride, 1, 1, func(x, y int) int { return (across(x, y) + down(x, y)) / 2 })
	fill(img.Cb, img.CStride, dx, dy, across)
	fill(img.Cr, img.CStride, dx, dy, down)
	return img
}

// Wherever the colours of a picture lie and whatever way it is turned, they stay
// where its brightness is: a shift by half a pixel would be told.
func TestPlanes(t *testing.T) {
	for _, size := range []image.Point{{96, 64}, {61, 47}} {
		whole := slope(size.X, size.Y, image.YCbCrSubsampleRatio444)
		cut := image.Rect(3, 5, size.X-8, size.Y-2)
		for turn := 1; turn <= 8; turn++ {
			for _, to := range []image.Point{size, {48, 32}, {37, 21}, {33, 90}} {
				var want [3]*image.Gray
				for k, pix := range [][]uint8{whole.Y, whole.Cb, whole.Cr} {
					want[k] = resample(&image.Gray{Pix: pix, Stride: size.X, Rect: whole.Rect}, cut, to.X, to.Y, turn).(*image.Gray)
				}
				for _, ratio := range ratios {
					got := resample(slope(size.X, size.Y, ratio), cut, to.X, to.Y, turn).(*image.YCbCr)
					if d := drift(got, want); got.SubsampleRatio != image.YCbCrSubsampleRatio420 || got.Rect != want[0].Rect || d > 0.6 {
						t.Errorf("%v %v to %v, turn %d: %v, %.2f off on the whole", ratio, size, to, turn, got.Rect, d)
					}
				}
			}
		}
	}
}

// drift is by how much the planes of a picture differ on the whole from what
// each should be.
func drift(got *image.YCbCr, want [3]*image.Gray) (most float64) {
	const edge = 4 // where there is less to judge by
	in := got.Rect.Inset(edge)
	var sum [3]int
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			c := got.YCbCrAt(x, y)
			for k, v := range []uint8{c.Y, c.Cb, c.Cr} {
				sum[k] += int(v) - int(want[k].GrayAt(x, y).Y)
			}
		}
	}
	for _, s := range sum {
		most = max(most, float64(abs(s))/float64(in.Dx()*in.Dy()))
	}
	return most
}

// A picture in grey stays one, upright and in every size.
func TestGrey(t *testing.T) {
	grey := image.NewGray(image.Rect(0, 0, 900, 700))
	for i := range grey.Pix {
		grey.Pix[i] = uint8(i % 900 / 4)
	}
	wide := segment(nil, 0xe2, iccHead+"\x01\x01"+string(make([]byte, 16))+"RGB "+string(make([]byte, 200)))
	data := fromPhone(t, grey, 8)
	data = append(append([]byte("\xff\xd8"), wide...), data[2:]...)
	f := facts(t, data)
	out, imgs := made(t, data, Variants(f, [32]byte{}, "", "")...)
	for i, img := range imgs {
		g, ok := img.(*image.Gray)
		if !ok {
			t.Fatalf("%d: %T", i, img)
		}
		b := g.Bounds()
		if above, below := g.GrayAt(b.Dx()/2, 2).Y, g.GrayAt(b.Dx()/2, b.Dy()-3).Y; above < 215 || below > 10 {
			t.Errorf("%v: %d above, %d below", b, above, below)
		}
		if bytes.Contains(out[i], []byte("ICC_PROFILE")) {
			t.Errorf("%v: a profile of colours", b)
		}
	}
}
