package images

import "slices"

// one is the sum of the weights of a sample.
const one = 1 << 14

// span is what of a row or column becomes one sample: weights of the samples
// from first on.
type span struct {
	first   int
	weights []int32
}

// axis says what becomes of a picture's width or height: from pixels, counted
// from start on, become to, in the opposite order if flipped.
type axis struct {
	start, from, to int
	flipped         bool
}

// samples are those of a row or column in which the axis begins and ends, where
// one stands for so many pixels.
func (a axis) samples(step int) (first, end int) {
	return a.start / step, (a.start + a.from + step - 1) / step
}

// keeps reports whether nothing changes along the axis.
func (a axis) keeps(in, out int) bool {
	return a.from == a.to && !a.flipped && in == out && a.start%in == 0
}

// catmullRom works out the weights by which samples of in pixels each become
// samples of out pixels each. The curve is that of Catmull and Rom,
// 1.5t³−2.5t²+1 up to 1 and −0.5t³+2.5t²−4t+2 up to 2, widened when a picture is
// made smaller. In fractions of whole numbers it is the same on every processor,
// which floating point is not.
//
// Places are counted in parts of a pixel, of which there are 2·to.
func catmullRom(a axis, in, out int) []span {
	begin, end := a.samples(in)
	side := int64(2 * in * a.to)        // of a sample that becomes another
	d := max(side, int64(2*out*a.from)) // t is n/d; at most 1 << 17
	spans := make([]span, (a.to+out-1)/out)
	for i := range spans {
		centre := int64(out*(2*i+1)) * int64(a.from)
		if a.flipped {
			centre = 2*int64(a.to)*int64(a.from) - centre
		}
		centre += 2 * int64(a.to) * int64(a.start)
		// The samples j with |j·side + side/2 − centre| < 2d.
		first := max(begin, int(floorDiv(centre-2*d, side)))
		last := min(end-1, int(floorDiv(centre+2*d, side)))
		spans[i] = weigh(first-begin, last-first+1, int64(first)*side+side/2-centre, side, d)
	}
	return spans
}

// weigh gives the weights of n samples of which the first lies at a place.
func weigh(first, n int, place, side, d int64) span {
	s := span{first, make([]int32, n)}
	raw := make([]int64, n)
	sum := int64(0)
	for k := range raw {
		raw[k] = curve(place+int64(k)*side, d) >> 4 // so that the product below fits
		sum += raw[k]
	}
	left, best := int32(one), 0
	for k, w := range raw {
		s.weights[k] = int32(floorDiv(w*one+sum/2, sum))
		left -= s.weights[k]
		if w > raw[best] {
			best = k
		}
	}
	s.weights[best] += left
	return s
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

// plane is one kind of value of a picture, or several that lie side by side.
type plane struct {
	row          func(y int) []uint8 // from the sample in which the cut begins; until the next call
	depth        int                 // values of a sample
	stepX, stepY int                 // pixels a sample stands for
}

// shrink fills the rows of dst, of samples of out × out pixels, from a plane. Of
// the source only a few rows are held at a time, whatever its size.
func (p plane) shrink(dst []uint8, stride, out int, x, y axis) {
	top, _ := y.samples(p.stepY)
	wide := (x.to + out - 1) / out * p.depth
	if x.keeps(p.stepX, out) && y.keeps(p.stepY, out) {
		for i := range (y.to + out - 1) / out {
			copy(dst[i*stride:][:wide], p.row(top+i))
		}
		return
	}
	across, down := catmullRom(x, p.stepX, out), catmullRom(y, p.stepY, out)
	most := 0
	for i := range down {
		most = max(most, len(down[i].weights))
	}
	rows := make([][]int32, most) // row y stands at y % most
	for i := range rows {
		rows[i] = make([]int32, wide)
	}
	sum := make([]int32, wide)
	each := slices.All(down)
	if y.flipped { // the rows of the source are gone through from the first to the last
		each = slices.Backward(down)
	}
	next := 0
	for i, s := range each {
		for next = max(next, s.first); next < s.first+len(s.weights); next++ {
			shrinkRow(rows[next%most], p.row(top+next), across, p.depth)
		}
		joinRows(dst[i*stride:][:wide], sum, rows, s, p.depth)
	}
}

// shrinkRow keeps six bits below the point.
func shrinkRow(dst []int32, src []uint8, across []span, depth int) {
	if depth == 1 {
		for x, s := range across {
			var v int32
			p := src[s.first:][:len(s.weights)]
			for k, w := range s.weights {
				v += w * int32(p[k])
			}
			dst[x] = v >> 8
		}
		return
	}
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

func joinRows(dst []uint8, sum []int32, rows [][]int32, s span, depth int) {
	const half = one << 5
	clear(sum)
	for k, w := range s.weights {
		for i, v := range rows[(s.first+k)%len(rows)][:len(sum)] {
			sum[i] += w * v
		}
	}
	for i, v := range sum {
		dst[i] = uint8(min(max((v+half)>>20, 0), 255))
	}
	if depth == 1 {
		return
	}
	for i := 3; i < len(dst); i += 4 { // no colour is stronger than what can be seen of it
		for k := i - 3; k < i; k++ {
			dst[k] = min(dst[k], dst[i])
		}
	}
}
