package check

import (
	"bytes"
	"math/bits"

	"balagh/internal/markdown"
)

// place is a part of a text at which there may be a figure: a number, or a word that
// ends as one that says a number.
type place struct{ start, end int }

// passage adds the words of a passage, if it is one whose figures count, with the
// places at which its rules met what may be one. Where some words were hidden from
// the rules all are looked at again.
func (s *figures) passage(p *passage, met []place) {
	from := len(s.text)
	if p.hidden {
		met = nil
	}
	switch p.field {
	case "":
		s.prose(p, met)
	case "title", "kicker", "summary", "slogan":
		s.meet(met, 0)
		s.text = append(s.text, p.value...)
	default:
		return
	}
	s.text = append(s.text, '\n', '\n')
	if p.hidden {
		s.look(from)
	}
}

// prose adds the words of one block. What stands between its pieces parts words, but
// for marks of emphasis: **35** 000 is one number, and behind them a word may go on.
func (s *figures) prose(p *passage, met []place) {
	body, end := p.file.Body, -1
	for _, r := range p.pieces {
		switch {
		case end < 0:
		case !onlyEmphasis(body[end:r.Start]):
			s.text = append(s.text, '\n')
		case !p.hidden:
			s.places = append(s.places, place{len(s.text), len(s.text)})
		}
		n := 0
		for n < len(met) && met[n].start < r.End-p.start {
			n++
		}
		s.meet(met[:n], r.Start-p.start)
		met = met[n:]
		piece := body[r.Start:r.End]
		if p.hidden && bytes.IndexByte(piece, '&') >= 0 {
			piece = bytes.ReplaceAll(piece, []byte("&nbsp;"), []byte(" "))
		}
		s.text = append(s.text, piece...)
		end = r.End
	}
}

// meet notes places of a passage, a part of which begins at an offset and is about
// to be added.
func (s *figures) meet(places []place, offset int) {
	by := len(s.text) - offset
	for _, p := range places {
		s.places = append(s.places, place{p.start + by, p.end + by})
	}
}

func onlyEmphasis(gap []byte) bool {
	for _, c := range gap {
		if c != '*' && c != '_' && c != '~' {
			return false
		}
	}
	return true
}

// links adds what links say.
func (s *figures) links(links []markdown.Link) {
	from := len(s.text)
	for i := range links {
		if l := &links[i]; !l.Bare {
			s.text = append(append(s.text, l.Text...), '\n', '\n')
		}
	}
	s.look(from)
}

// look finds the places of what no rule has passed.
func (s *figures) look(from int) {
	known := otherWords()
	next := from // where the word begins at whose end we arrive
	for at := from; at <= len(s.text); at += block {
		for ends := wordEdges.from(s.text, at); ends != 0; ends &= ends - 1 {
			i := at + bits.TrailingZeros64(ends)
			if i > next && known.hint.may(ending(s.text, next, i)) {
				s.places = append(s.places, place{next, i})
			}
			if i >= len(s.text) {
				return
			}
			next = i + width(s.text[i])
			if s.digit(i) >= 0 {
				s.places = append(s.places, place{i, next})
			}
		}
	}
}

// wordAround returns where the word begins and ends that stands at an offset.
func (s *figures) wordAround(i int) (from, to int) {
	to = wordEnd(s.text, i)
	for {
		switch {
		case i >= 1 && letterAlone[s.text[i-1]]:
			i--
		case i >= 2 && letterPair[s.text[i-2]][s.text[i-1]]:
			i -= 2
		default:
			return i, to
		}
	}
}

// wordIn reports whether a word stands between two places.
func (s *figures) wordIn(from, to int) bool {
	for ; from < to; from++ {
		if letter(s.text, from) > 0 {
			return true
		}
	}
	return false
}
