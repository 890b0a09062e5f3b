package images

import "encoding/binary"

// readable reports that all the coefficients of a JPEG can be read, so that
// image/jpeg surely decodes it, to brightness and colours of that size. A light
// picture is shown as it is. To know that it is whole, its codes are all that must
// be looked at; to make pixels of them, which nobody sees, takes nine tenths of the
// time of decoding. It knows the one form that cameras and editors mostly write,
// after ITU T.81, F.2.2: baseline, three components in one scan. Of all else, and of
// whatever seems damaged, it says false: then the decoder is asked, and has the
// last word.
func readable(data []byte, parts []part, width, height int) bool {
	var c coefficients
	scans := 0
	for _, p := range parts[1 : len(parts)-1] {
		segment := data[p.start:p.end]
		marker := segment[1]
		if len(segment) < 4 || marker == 0xff {
			return false
		}
		body, ok := segment[4:], true
		switch {
		case marker == 0xdb:
			ok = quantized(body)
		case marker == 0xc4:
			ok = c.define(body)
		case marker == 0xc0:
			ok = c.begin(body) && c.width == width && c.height == height
		case marker == 0xda:
			ok = binary.BigEndian.Uint16(segment[2:]) == 12 && c.scan(body)
			scans++
		case marker == 0xfe, 0xe0 <= marker && marker < 0xee: // what is no part of the picture
		default:
			ok = false
		}
		if !ok {
			return false
		}
	}
	return scans == 1
}

// quantized reports whether tables of quantization are well formed.
func quantized(body []byte) bool {
	for len(body) > 0 {
		size := 1 + 64<<(body[0]>>4)
		if body[0] > 0x1f || body[0]&0xf > 3 || len(body) < size {
			return false
		}
		body = body[size:]
	}
	return true
}

// coefficients are how a picture's coefficients are written.
type coefficients struct {
	width, height int
	wide, high    int       // blocks of brightness in a unit, beside one of each colour
	names         [3]byte   // of the components
	codes         [4]*codes // of the first coefficients of blocks, then of the others, two each
}

// begin reads the head of a frame.
func (c *coefficients) begin(body []byte) bool {
	if c.width > 0 || len(body) != 15 || body[0] != 8 || body[5] != 3 {
		return false
	}
	c.height, c.width = int(binary.BigEndian.Uint16(body[1:])), int(binary.BigEndian.Uint16(body[3:]))
	c.wide, c.high = int(body[7]>>4), int(body[7]&0xf)
	c.names = [3]byte{body[6], body[9], body[12]}
	known := c.wide >= 1 && c.wide <= 2 && c.high >= 1 && c.high <= 2 && body[10] == 0x11 && body[13] == 0x11
	distinct := c.names[0] != c.names[1] && c.names[1] != c.names[2] && c.names[2] != c.names[0]
	tables := body[8] <= 3 && body[11] <= 3 && body[14] <= 3
	return c.width > 0 && c.height > 0 && known && distinct && tables && c.names[0] != 'R' // red, green and blue
}

// define reads tables of codes.
func (c *coefficients) define(body []byte) bool {
	for len(body) > 0 {
		if len(body) < 17 || body[0]&^0x11 != 0 {
			return false
		}
		t, size := newCodes(body[1:], body[0] < 0x10)
		if t == nil {
			return false
		}
		c.codes[body[0]>>4<<1|body[0]&1] = t
		body = body[1+size:]
	}
	return true
}

// scan reads the one scan of a picture, behind its head.
func (c *coefficients) scan(body []byte) bool {
	if c.width == 0 || len(body) < 10 || body[0] != 3 {
		return false
	}
	var first, others [3]*codes
	for i := range 3 {
		tables := body[2+2*i]
		if body[1+2*i] != c.names[i] || tables&^0x11 != 0 {
			return false
		}
		first[i], others[i] = c.codes[tables>>4], c.codes[2|tables&1]
		if first[i] == nil || others[i] == nil {
			return false
		}
	}
	r := bitReader{data: body[10:]}
	across, down := (c.width+8*c.wide-1)/(8*c.wide), (c.height+8*c.high-1)/(8*c.high)
	for range across * down {
		for range c.wide * c.high {
			if !r.block(first[0], others[0]) {
				return false
			}
		}
		if !r.block(first[1], others[1]) || !r.block(first[2], others[2]) {
			return false
		}
	}
	return r.held >= r.lacking
}

// codes are a Huffman table: of each length of a code how many there are, and what
// they stand for, in order.
type codes struct {
	quick  [1 << quickBits]move // by the next bits; 0 for longer codes
	end    [17]uint32           // by length: what follows the last code, as sixteen bits
	offset [17]int              // by length: from a code to its place in moves
	moves  [256]move
}

const quickBits = 9

// newCodes reads a table, of first coefficients or of others, and tells how many
// bytes it takes; nil for one that is not well formed.
func newCodes(body []byte, first bool) (t *codes, size int) {
	t = &codes{}
	values := body[16:min(len(body), 16+len(t.moves))]
	code, place := 0, 0
	for length := 1; length <= 16; length++ {
		n := int(body[length-1])
		if code+n > 1<<length || place+n > len(values) {
			return nil, 0
		}
		t.offset[length] = place - code
		for range n {
			m := newMove(length, values[place], first)
			t.moves[place] = m
			if room := quickBits - length; room >= 0 {
				for i := range 1 << room {
					t.quick[code<<room|i] = m
				}
			}
			code, place = code+1, place+1
		}
		t.end[length] = uint32(code) << (16 - length)
		code <<= 1
	}
	if place == 0 {
		return nil, 0
	}
	return t, 16 + place
}

// move is what a code does to its reader: in the low byte how many bits it takes,
// with those that are the coefficient it announces, in the high one how many
// coefficients of the block are known by it.
type move uint16

// How far a code leads that ends a block: beyond all its coefficients, farther where
// those that are left are zeros than where it has no meaning.
const (
	noMeaning = 65
	restZero  = 128
)

// newMove knows what a code says. The first coefficient of a block is written as how
// far it is from that of the block before, the code says in how many bits. For the
// others it says how many zeros stand before the next that is none, and how many
// bits that takes. A zero that takes none ends the block, sixteen zeros are written
// as fifteen and one.
func newMove(length int, value byte, first bool) move {
	zeros, size := move(value>>4), move(value&0xf)
	switch {
	case first && value > 11:
		return noMeaning << 8
	case first:
		return 1<<8 | move(length) + size
	case size > 0 || zeros == 15:
		return (zeros+1)<<8 | move(length) + size
	case zeros == 0:
		return restZero<<8 | move(length)
	}
	return noMeaning << 8
}

// long is the move of a code that is longer than those that are quick to find.
func (t *codes) long(bits uint32) move {
	for length := quickBits + 1; length <= 16; length++ {
		if bits < t.end[length] {
			return t.moves[t.offset[length]+int(bits>>(16-length))]
		}
	}
	return noMeaning << 8
}

// bitReader reads the bits of a scan. Behind its end there are zeros: in the end it
// is seen whether they were taken.
type bitReader struct {
	data    []byte
	bits    uint64 // the next ones, the first in the highest place
	held    int    // how many
	lacking int    // how many zeros were put behind the end
}

// fill makes sure of 57 bits: a code and what follows it are 31 at most.
func (r *bitReader) fill() {
	if len(r.data) >= 8 {
		if next := binary.BigEndian.Uint64(r.data); !marked(next) {
			n := (63 - r.held) / 8
			r.bits |= next >> (r.held & 63) // of a byte that is not held in whole, the same bits come again
			r.held += 8 * n
			r.data = r.data[n:]
			return
		}
	}
	for r.held <= 56 {
		c := byte(0)
		switch d := r.data; {
		case len(d) > 0 && d[0] != 0xff:
			c, r.data = d[0], d[1:]
		case len(d) > 1 && d[1] == 0: // how 0xff is written
			c, r.data = 0xff, d[2:]
		default:
			r.data = nil
			r.lacking += 8
		}
		r.bits |= uint64(c) << (56 - r.held)
		r.held += 8
	}
}

// marked reports whether one of eight bytes is 0xff.
func marked(b uint64) bool {
	const ones = 0x0101010101010101
	return (^b-ones)&b&(ones<<7) != 0
}

// block reads the 64 coefficients of a block. The bits are kept at hand meanwhile:
// what a code takes decides where the next one is found, so all waits for them.
func (r *bitReader) block(first, others *codes) bool {
	bits, held, table := r.bits, r.held, first
	i := 0
	for i < 64 {
		if held < 32 {
			r.bits, r.held = bits, held
			r.fill()
			bits, held = r.bits, r.held
		}
		m := table.quick[bits>>(64-quickBits)]
		if m == 0 {
			m = table.long(uint32(bits >> 48))
		}
		bits <<= m & 63
		held -= int(m & 63)
		i += int(m >> 8)
		table = others
	}
	r.bits, r.held = bits, held
	return i == 64 || i > restZero
}
