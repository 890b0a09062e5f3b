package images

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// part is one piece of a picture's file: a JPEG segment, a PNG or WebP chunk, a
// block of a GIF. A chunk keeps its name of four letters; the others are named
// here, by longer ones: "picture" is what is needed to show it.
type part struct {
	name       string
	start, end int
}

// maxParts is more than any picture has: a file of empty segments alone would
// take far more memory than it weighs.
const maxParts = 1 << 15

var errParts = errors.New("too many parts")

// cutUp lists the parts of a picture up to its end. What follows the end, as
// phones write films there, is no part.
func cutUp(format string, data []byte) ([]part, error) {
	next, ok := map[string]func([]byte, int) (part, bool, error){"jpeg": nextSegment, "png": nextChunk, "gif": nextBlock, "webp": nextRIFF}[format]
	if !ok {
		panic("internal error: no way to cut up " + format)
	}
	var parts []part
	for at := 0; ; {
		p, last, err := next(data, at)
		if err == nil && len(parts) == maxParts {
			err = errParts
		}
		if err != nil {
			return nil, err
		}
		parts, at = append(parts, p), p.end
		if last {
			return parts, nil
		}
	}
}

func nextSegment(data []byte, start int) (p part, last bool, err error) {
	if start == 0 {
		return part{"start", 0, 2}, false, nil
	}
	i := start
	for i < len(data) && data[i] == 0xff {
		i++
	}
	if i == start || i == len(data) {
		return part{}, false, ErrCut
	}
	marker := data[i]
	i++
	if marker == 0xd9 || marker == 0x01 || 0xd0 <= marker && marker <= 0xd8 {
		return part{"picture", start, i}, marker == 0xd9, nil
	}
	if i+2 > len(data) {
		return part{}, false, ErrCut
	}
	n := int(binary.BigEndian.Uint16(data[i:]))
	if n < 2 || i+n > len(data) {
		return part{}, false, ErrCut
	}
	if i += n; marker == 0xda {
		i = endOfScan(data, i)
	}
	return part{segmentName(marker, data[start:i]), start, i}, false, nil
}

// endOfScan is where the next marker stands after the data of a scan.
func endOfScan(data []byte, i int) int {
	for {
		k := bytes.IndexByte(data[i:], 0xff)
		if k < 0 || i+k+1 >= len(data) {
			return len(data)
		}
		i += k
		if m := data[i+1]; m != 0 && m != 0xff && (m < 0xd0 || m > 0xd7) {
			return i
		}
		if data[i+1] == 0xff {
			i++
		} else {
			i += 2
		}
	}
}

// segmentName tells what of a segment must be kept. A frame's head is looked
// into, so it must be whole and begin at its marker.
func segmentName(marker byte, segment []byte) string {
	switch {
	case marker == 0xe0 && bytes.HasPrefix(segment[min(4, len(segment)):], []byte("JFIF\x00")):
		return "header"
	case marker == 0xe2 && bytes.HasPrefix(segment[min(4, len(segment)):], []byte(iccHead)):
		return "profile"
	case marker == 0xee:
		return "adobe" // without it the colours are misread
	case 0xe0 <= marker && marker <= 0xef:
		return "application"
	case marker == 0xfe:
		return "comment"
	case 0xc0 <= marker && marker <= 0xc2 && segment[1] == marker && len(segment) > 9:
		return "frame"
	}
	return "picture"
}

func nextChunk(data []byte, start int) (p part, last bool, err error) {
	if start == 0 {
		return part{"start", 0, 8}, false, nil
	}
	if start+12 > len(data) {
		return part{}, false, ErrCut
	}
	n := int64(binary.BigEndian.Uint32(data[start:]))
	if n > int64(len(data)-start-12) {
		return part{}, false, ErrCut
	}
	name := string(data[start+4 : start+8])
	return part{name, start, start + 12 + int(n)}, name == "IEND", nil
}

// nextRIFF ends where the head of the file says, on which reading begins again
// with every chunk.
func nextRIFF(data []byte, start int) (p part, last bool, err error) {
	if len(data) < 12 {
		return part{}, false, ErrCut
	}
	size := int64(binary.LittleEndian.Uint32(data[4:])) + 8
	if size < 12 || size > int64(len(data)) {
		return part{}, false, ErrCut
	}
	if data = data[:size]; start == 0 {
		return part{"start", 0, 12}, len(data) == 12, nil
	}
	if start+8 > len(data) {
		return part{}, false, ErrCut
	}
	n := int64(binary.LittleEndian.Uint32(data[start+4:]))
	if n > int64(len(data)-start-8) {
		return part{}, false, ErrCut
	}
	name := string(data[start : start+4])
	if name == "VP8X" && n < 10 {
		return part{}, false, ErrCut
	}
	end := min(start+8+int(n+n&1), len(data))
	return part{name, start, end}, end == len(data), nil
}

func nextBlock(data []byte, start int) (p part, last bool, err error) {
	if start == 0 {
		if len(data) < 13 || 13+colourTable(data[10]) > len(data) {
			return part{}, false, ErrCut
		}
		return part{"picture", 0, 13 + colourTable(data[10])}, false, nil
	}
	i, name := start, "picture"
	if i+10 > len(data) && (i >= len(data) || data[i] != ';') {
		return part{}, false, ErrCut
	}
	switch data[i] {
	case ';':
		return part{name, i, i + 1}, true, nil
	case ',':
		name = "image"
		i += 10 + colourTable(data[i+9]) + 1 // and the size of its codes
	case '!':
		name = extensionName(data[i:])
		i += 2
	default:
		return part{}, false, ErrCut
	}
	for i < len(data) { // sub-blocks, up to an empty one
		n := int(data[i])
		if i += 1 + n; n == 0 {
			return part{name, start, i}, false, nil
		}
	}
	return part{}, false, ErrCut
}

func colourTable(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// extensionName tells what of a GIF's extension must be kept: how a frame is
// shown, and how often all are.
func extensionName(block []byte) string {
	if block[1] == 0xf9 || block[1] == 0xff && (bytes.HasPrefix(block[2:], []byte("\x0bNETSCAPE2.0")) || bytes.HasPrefix(block[2:], []byte("\x0bANIMEXTS1.0"))) {
		return "picture"
	}
	return "comment"
}
