package images

import (
	"image"
	"image/draw"
)

// one is the sum of the weights of a pixel.
const one = 1 << 14

// span is what of a row or column becomes one pixel: weights of the pixels from
// first on.
type span struct {
	first   int
	weights []int32
}

// catmullRom works out the weights by which from pixels become to. The curve is
// that of Catmull and Rom, 1.5t³−2.5t²+1 up to 1 and −0.5t³+2.5t²−4t+2 up to 2,
// widened when a picture is made smaller. In fractions of whole numbers it is
// the same on every processor, which floating point is not.
func catmullRom(from, to int) []span {
	out := make([]span, to)
	d := int64(2 * max(from, to)) // t is n/d
	for i := range out {
		centre := int64(2*i+1) * int64(from)
		// The pixels j with |(2j+1)·to − centre| < 2d.
		first := max(0, int(floorDiv(centre-2*d, int64(2*to))))
		last := min(from-1, int(floorDiv(centre+2*d, int64(2*to))))
		raw := make([]int64, 0, last-first+1)
		sum := int64(0)
		for j := first; j <= last; j++ {
			w := curve(int64(2*j+1)*int64(to)-centre, d)
			raw, sum = append(raw, w), sum+w
		}
		s := span{first, make([]int32, len(raw))}
		left, best := int32(one), 0
		for k, w := range raw {
			s.weights[k] = int32(floorDiv(2*w*(one/2)+sum/2, sum))
			left -= s.weights[k]
			if w > raw[best] {
				best = k
			}
		}
		s.weights[best] += left
		out[i] = s
	}
	return out
}

// curve is twice d³ times the weight at n/d.
func curve(n, d int64) int64 {
	if n < 0 {
		n = -n
	}
	switch {
	case n < d:
		return 3*n*n*n - 5*n*n*d + 2*d*d*d
	case n < 2*d:
		return -n*n*n + 5*n*n*d - 8*n*d*d + 4*d*d*d
	}
	return 0
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// resample makes a cut of a picture width × height. Of the source only a few
// rows are held at a time, whatever its size.
func resample(src image.Image, cut image.Rectangle, width, height int) *image.RGBA {
	dst := image.NewRGBA(image.Rect(0, 0, width, height))
	if cut.Dx() == width && cut.Dy() == height {
		draw.Draw(dst, dst.Rect, src, cut.Min, draw.Src)
		return dst
	}
	across, down := catmullRom(cut.Dx(), width), catmullRom(cut.Dy(), height)
	most := 0
	for _, s := range down {
		most = max(most, len(s.weights))
	}
	rows := make([][]int32, most) // row y stands at y % most
	for i := range rows {
		rows[i] = make([]int32, 4*width)
	}
	line := image.NewRGBA(image.Rect(0, 0, cut.Dx(), 1))
	sum := make([]int32, 4*width)
	next := 0
	for y, s := range down {
		for ; next < s.first+len(s.weights); next++ {
			if next < s.first {
				continue
			}
			draw.Draw(line, line.Rect, src, cut.Min.Add(image.Pt(0, next)), draw.Src)
			shrinkRow(rows[next%most], line.Pix, across)
		}
		joinRows(dst.Pix[y*dst.Stride:], sum, rows, s)
	}
	return dst
}

// shrinkRow keeps six bits below the point.
func shrinkRow(dst []int32, src []uint8, across []span) {
	for x, s := range across {
		var r, g, b, a int32
		p := src[4*s.first:]
		for k, w := range s.weights {
			q := p[4*k : 4*k+4 : 4*k+4]
			r += w * int32(q[0])
			g += w * int32(q[1])
			b += w * int32(q[2])
			a += w * int32(q[3])
		}
		d := dst[4*x : 4*x+4 : 4*x+4]
		d[0], d[1], d[2], d[3] = r>>8, g>>8, b>>8, a>>8
	}
}

func joinRows(dst []uint8, sum []int32, rows [][]int32, s span) {
	const half = one << 5
	clear(sum)
	for k, w := range s.weights {
		for i, v := range rows[(s.first+k)%len(rows)][:len(sum)] {
			sum[i] += w * v
		}
	}
	for i := 0; i+4 <= len(sum); i += 4 {
		alpha := min(max((sum[i+3]+half)>>20, 0), 255)
		for k := range 3 {
			dst[i+k] = uint8(min(max((sum[i+k]+half)>>20, 0), alpha))
		}
		dst[i+3] = uint8(alpha)
	}
}

// turned shows a picture as its orientation says: 1 to 8 as in EXIF.
func turned(src *image.RGBA, turn int) *image.RGBA {
	if turn <= 1 || turn > 8 {
		return src
	}
	w, h := src.Rect.Dx(), src.Rect.Dy()
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	if turn > 4 {
		dst = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			to := image.Pt(x, y)
			switch turn {
			case 2:
				to = image.Pt(w-1-x, y)
			case 3:
				to = image.Pt(w-1-x, h-1-y)
			case 4:
				to = image.Pt(x, h-1-y)
			case 5:
				to = image.Pt(y, x)
			case 6:
				to = image.Pt(h-1-y, x)
			case 7:
				to = image.Pt(h-1-y, w-1-x)
			case 8:
				to = image.Pt(y, w-1-x)
			}
			copy(dst.Pix[dst.PixOffset(to.X, to.Y):][:4], src.Pix[src.PixOffset(x, y):][:4])
		}
	}
	return dst
}
