package images

import (
	"image"
	"image/draw"
)

// A picture is held in one of three forms. One that comes as brightness and
// colours, as nearly all photographs do, stays so until it is encoded: to turn
// it to red, green and blue and back costs more than to resample it. Its colours
// are held at half the width and height, as the encoder writes them. One in grey
// has brightness alone. All others are *image.RGBA.

// resample makes a cut of a picture width × height and then shows it as an
// orientation says, 1 to 8 as in EXIF.
func resample(src image.Image, cut image.Rectangle, width, height, turn int) image.Image {
	x := axis{cut.Min.X, cut.Dx(), width, turn == 2 || turn == 3 || turn == 7 || turn == 8}
	y := axis{cut.Min.Y, cut.Dy(), height, turn == 3 || turn == 4 || turn == 6 || turn == 7}
	var dst image.Image
	switch src := src.(type) {
	case *image.Gray:
		g := image.NewGray(image.Rect(0, 0, width, height))
		flat(src.Pix, src.Stride, 1, 1, x).shrink(g.Pix, g.Stride, 1, x, y)
		dst = g
	case *image.YCbCr:
		c := image.NewYCbCr(image.Rect(0, 0, width, height), image.YCbCrSubsampleRatio420)
		h, v := steps(src.SubsampleRatio)
		flat(src.Y, src.YStride, 1, 1, x).shrink(c.Y, c.YStride, 1, x, y)
		flat(src.Cb, src.CStride, h, v, x).shrink(c.Cb, c.CStride, 2, x, y)
		flat(src.Cr, src.CStride, h, v, x).shrink(c.Cr, c.CStride, 2, x, y)
		dst = c
	default:
		c := image.NewRGBA(image.Rect(0, 0, width, height))
		coloured(src, x).shrink(c.Pix, c.Stride, 1, x, y)
		dst = c
	}
	if turn > 4 {
		return transposed(dst)
	}
	return dst
}

// flat is a plane of one value a sample.
func flat(pix []uint8, stride, stepX, stepY int, x axis) plane {
	first, end := x.samples(stepX)
	return plane{func(y int) []uint8 { return pix[y*stride+first : y*stride+end] }, 1, stepX, stepY}
}

// coloured is a picture of whatever kind as red, green, blue and what can be
// seen of them.
func coloured(src image.Image, x axis) plane {
	if c, ok := src.(*image.RGBA); ok {
		return plane{func(y int) []uint8 { return c.Pix[c.PixOffset(x.start, y):][:4*x.from] }, 4, 1, 1}
	}
	line := image.NewRGBA(image.Rect(0, 0, x.from, 1))
	return plane{func(y int) []uint8 {
		draw.Draw(line, line.Rect, src, image.Pt(x.start, y), draw.Src)
		return line.Pix
	}, 4, 1, 1}
}

// steps are how many pixels one sample of colour stands for, across and down.
func steps(r image.YCbCrSubsampleRatio) (h, v int) {
	switch r {
	case image.YCbCrSubsampleRatio422:
		return 2, 1
	case image.YCbCrSubsampleRatio420:
		return 2, 2
	case image.YCbCrSubsampleRatio440:
		return 1, 2
	case image.YCbCrSubsampleRatio411:
		return 4, 1
	case image.YCbCrSubsampleRatio410:
		return 4, 2
	}
	return 1, 1
}

// transposed mirrors a picture at the line from above left to below right.
func transposed(src image.Image) image.Image {
	size := src.Bounds().Size()
	turned := image.Rect(0, 0, size.Y, size.X)
	switch src := src.(type) {
	case *image.Gray:
		dst := image.NewGray(turned)
		transpose(dst.Pix, dst.Stride, src.Pix, src.Stride, size.X, size.Y, 1)
		return dst
	case *image.YCbCr:
		dst := image.NewYCbCr(turned, image.YCbCrSubsampleRatio420)
		transpose(dst.Y, dst.YStride, src.Y, src.YStride, size.X, size.Y, 1)
		transpose(dst.Cb, dst.CStride, src.Cb, src.CStride, (size.X+1)/2, (size.Y+1)/2, 1)
		transpose(dst.Cr, dst.CStride, src.Cr, src.CStride, (size.X+1)/2, (size.Y+1)/2, 1)
		return dst
	case *image.RGBA:
		dst := image.NewRGBA(turned)
		transpose(dst.Pix, dst.Stride, src.Pix, src.Stride, size.X, size.Y, 4)
		return dst
	}
	panic("internal error: a picture in a form that resample does not make")
}

func transpose(dst []uint8, dstStride int, src []uint8, srcStride, width, height, depth int) {
	for y := range height {
		for x := range width {
			copy(dst[x*dstStride+y*depth:][:depth], src[y*srcStride+x*depth:][:depth])
		}
	}
}

// rgba is a picture as red, green, blue and what can be seen of them.
func rgba(img image.Image) *image.RGBA {
	if c, ok := img.(*image.RGBA); ok {
		return c
	}
	dst := image.NewRGBA(img.Bounds())
	draw.Draw(dst, dst.Rect, img, dst.Rect.Min, draw.Src)
	return dst
}
