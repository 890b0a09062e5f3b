package images

import (
	"image"
	"image/color"
)

// The site's colours, as in its style sheet: the band of the head in three
// tones, sand, paper, and sand in the shade for what stands behind.
var (
	cardGround = color.RGBA{0x0f, 0x4c, 0x3a, 255}
	cardDeep   = color.RGBA{0x0b, 0x3b, 0x2d, 255}
	cardLight  = color.RGBA{0x1a, 0x62, 0x4c, 255}
	cardSand   = color.RGBA{0xe3, 0xd2, 0xae, 255}
	cardDim    = color.RGBA{0x8d, 0x97, 0x74, 255}
	cardPaper  = color.RGBA{0xfb, 0xf8, 0xf1, 255}
)

// DrawCard makes the share card of a site: zellige, stars of eight points and
// the crosses between them, around one large star, in a frame. It holds no
// text, so it serves every language.
func DrawCard() ([]byte, error) {
	img := image.NewRGBA(image.Rect(0, 0, cardWidth, cardHeight))
	for y := range (cardHeight + 1) / 2 {
		for x := range (cardWidth + 1) / 2 {
			c := cardPixel(x, y)
			for _, at := range [4]image.Point{{x, y}, {cardWidth - 1 - x, y}, {x, cardHeight - 1 - y}, {cardWidth - 1 - x, cardHeight - 1 - y}} {
				img.SetRGBA(at.X, at.Y, c)
			}
		}
	}
	return encodeJPEG(img, nil, cardQuality, 5, cardBytes)
}

// unit is one pixel of the card in the measure cardColour counts in; a pixel is
// looked at in fine places across, so that the middle of each is a whole number.
const (
	unit = 8
	fine = unit / 2
)

// cardPixel is the colour of a pixel: where its corners differ, the mean of many
// places in it.
func cardPixel(x, y int) color.RGBA {
	place := func(i, j int) color.RGBA {
		return cardColour(2*(x*fine+i)+1-cardWidth*fine, 2*(y*fine+j)+1-cardHeight*fine)
	}
	first := place(0, 0)
	if first == place(fine-1, 0) && first == place(0, fine-1) && first == place(fine-1, fine-1) {
		return first
	}
	const n = fine * fine
	var r, g, b int
	for i := range n {
		c := place(i%fine, i/fine)
		r, g, b = r+int(c.R), g+int(c.G), b+int(c.B)
	}
	return color.RGBA{uint8(r / n), uint8(g / n), uint8(b / n), 255}
}

// cardColour is the colour at a place, counted from the middle.
func cardColour(x, y int) color.RGBA {
	edge := min(cardWidth*unit/2-abs(x), cardHeight*unit/2-abs(y))
	switch {
	case edge < 14*unit:
		return cardGround
	case edge < 18*unit:
		return cardSand
	}
	switch d := star(x, y); { // the large star and its rings
	case d < 52*unit:
		return cardPaper
	case d < 60*unit:
		return cardDeep
	case d < 104*unit:
		return cardSand
	case d < 112*unit:
		return cardDeep
	case d < 148*unit:
		return cardLight
	case d < 152*unit:
		return cardSand
	case d < 176*unit:
		return cardGround
	}
	return tile(x, y)
}

// tile is the pattern: in every square of the grid a star that touches its
// neighbours, and what lies between four of them is a cross.
func tile(x, y int) color.RGBA {
	const side = 90 * unit
	d := star(wrap(x, side), wrap(y, side))
	const reach = 32 * unit // half a side over √2: the points of two stars meet
	switch {
	case d < 12*unit:
		return cardDim
	case d < 24*unit:
		return cardLight
	case d < reach-unit:
		return cardGround
	case d < reach+unit:
		return cardDim
	}
	return cardDeep
}

// star is how far a place lies out in a star of eight points: the lesser of its
// distances in a square and in the same square turned by 45°.
func star(x, y int) int {
	x, y = abs(x), abs(y)
	return min(max(x, y), (x+y)*29/41) // 29/41 is 1/√2 to the fourth digit
}

// wrap is the distance from the middle of the square of the grid that holds v.
func wrap(v, side int) int {
	v = (v + side/2) % side
	if v < 0 {
		v += side
	}
	return v - side/2
}

func abs(v int) int { return max(v, -v) }
