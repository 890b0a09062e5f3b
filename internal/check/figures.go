package check

import (
	"bytes"
	"slices"
	"unicode/utf8"
)

// mostFigures bounds what is kept of a text that is all numbers.
const mostFigures = 400

// figures reads the numbers and dates of an edition's words, in a form that is the
// same in every language: "35000" for 35.000, 35 000 and 35 ألف, "d07-11" for 11
// يوليوز and 11 juillet, "w9" for a 9 written in words, by which a figure of another
// language may be accounted for. Years, hours and telephone numbers are left out:
// languages write them too differently to compare. Its buffers serve many editions.
type figures struct {
	text   []byte   // the words, and those of links behind them
	places []place  // of it, at which there may be a figure, in order
	found  [][]byte // pieces of said
	said   []byte
	value  []byte // the number being read
}

// emptied are figures to be read of the next edition.
func (s *figures) emptied() figures {
	return figures{text: s.text[:0], places: s.places[:0], found: s.found[:0], said: s.said[:0], value: s.value[:0]}
}

// sorted are the figures of the edition as one string, parted by spaces: an archive
// keeps them for every edition.
func (s *figures) sorted() string {
	s.read()
	slices.SortFunc(s.found, bytes.Compare)
	s.found = slices.CompactFunc(s.found, bytes.Equal)
	return string(bytes.Join(s.found[:min(len(s.found), mostFigures)], []byte(" ")))
}

// read goes from place to place. What a number takes in, as the month behind a day,
// is no figure of its own.
func (s *figures) read() {
	next := 0
	hour := -1 // where the word «الساعة» ends, if no other was met since
	for _, p := range s.places {
		if s.digit(p.start) < 0 {
			if from, to := s.wordAround(p.start); next <= from && from < to {
				next, hour = to, -1
				if s.word(from, to) {
					hour = to
				}
			}
			continue
		}
		for i := max(next, p.start); i < p.end; i = max(next, i+1) {
			if s.digit(i) >= 0 {
				next = s.number(i, hour >= 0 && !s.wordIn(hour, i))
				hour = -1
			}
		}
	}
}

// word notes a number written in words, and the first of a month: «فاتح يوليوز».
func (s *figures) word(from, to int) (hour bool) {
	if to-from < 4 || to-from > 24 {
		return false
	}
	w := s.text[from:to]
	if n := spelled(w); n != nil {
		s.note(n)
	}
	switch string(w) {
	case "الساعة":
		return true
	case "فاتح", "الفاتح", "لفاتح", "بفاتح", "premier", "Premier":
		if m, _ := s.month(to); m > 0 {
			s.date(1, m)
		}
	}
	return false
}

// number reads the figure that begins at from and returns what follows it.
func (s *figures) number(from int, hour bool) int {
	if from > 0 && (asciiLetter(s.text[from-1]) || s.text[from-1] == '_') {
		return s.digitsEnd(from) // part of a name, as in MGPAP2
	}
	if end := s.phone(from); end > 0 {
		return end
	}
	if day, month, end := s.dateInDigits(from); end > 0 {
		s.date(day, month)
		return end
	}
	value, end := s.amount(from)
	if len(value) <= 2 {
		if to := s.hourEnd(end); hour || to > 0 {
			return max(end, to)
		}
		if m, to := s.month(s.pastOrdinal(end)); m > 0 {
			if day := small(string(value)); day >= 1 && day <= 31 {
				s.date(day, m)
				return to
			}
		}
	}
	if zeros, to := s.times(end); zeros > 0 {
		value, end = scaled(value, zeros), to
	} else if year(string(value), s.text[from:end]) {
		return end
	}
	s.note(value)
	return end
}

func (s *figures) date(day, month int) {
	s.note([]byte{'d', byte('0' + month/10), byte('0' + month%10), '-', byte('0' + day/10), byte('0' + day%10)})
}

// year reports whether a number is written as a year: four digits from 1900 to
// 2100, without a mark between thousands.
func year(value string, written []byte) bool {
	return len(value) == 4 && utf8.RuneCount(written) == 4 && value >= "1900" && value <= "2100"
}

// digit returns the value of the digit at i in any of the three sets, or -1.
func (s *figures) digit(i int) int {
	c := s.text[i]
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c == 0xD9 && i+1 < len(s.text) && s.text[i+1] >= 0xA0 && s.text[i+1] <= 0xA9:
		return int(s.text[i+1] - 0xA0)
	case c == 0xDB && i+1 < len(s.text) && s.text[i+1] >= 0xB0 && s.text[i+1] <= 0xB9:
		return int(s.text[i+1] - 0xB0)
	}
	return -1
}

// digits reads digits: how many there are, what up to four of them say, and
// where they end.
func (s *figures) digits(from int) (n, value, end int) {
	for end = from; end < len(s.text); n++ {
		d := s.digit(end)
		if d < 0 {
			break
		}
		if n < 4 {
			value = 10*value + d
		}
		end += 1 + b2i(s.text[end] >= 0x80)
	}
	return n, value, end
}

func (s *figures) digitsEnd(from int) int {
	_, _, end := s.digits(from)
	return end
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// keep appends the digits between two places to the number being read, as ASCII.
func (s *figures) keep(from, end int) {
	for i := from; i < end; i += 1 + b2i(s.text[i] >= 0x80) {
		s.value = append(s.value, byte('0'+s.digit(i)))
	}
}

// amount reads a number with its marks: between thousands a space of any kind, a
// point or a comma; before decimals a point or a comma. Three digits behind a
// mark are thousands. The value holds until the next is read.
func (s *figures) amount(from int) (value []byte, end int) {
	n, _, end := s.digits(from)
	s.value = s.value[:0]
	s.keep(from, end)
	for n <= 3 {
		mark := s.mark(end, true)
		if mark == 0 {
			break
		}
		group, _, to := s.digits(end + mark)
		if group != 3 {
			break
		}
		s.keep(end+mark, to)
		end = to
	}
	zeros := len(s.value) - len(bytes.TrimLeft(s.value, "0"))
	if zeros == len(s.value) {
		zeros-- // of 0 one stays
	}
	if n := s.mark(end, false); n > 0 {
		if part, _, to := s.digits(end + n); part > 0 && part <= 2 && (to >= len(s.text) || s.mark(to, false) == 0 || !s.digitAt(to+1)) {
			whole := len(s.value)
			s.value = append(s.value, '.')
			s.keep(end+n, to)
			if s.value = bytes.TrimRight(s.value, "0"); len(s.value) == whole+1 {
				s.value = s.value[:whole]
			}
			end = to
		}
	}
	return s.value[zeros:], end
}

func (s *figures) digitAt(i int) bool { return i < len(s.text) && s.digit(i) >= 0 }

// mark returns the length of a mark within a number, 0 if there is none.
func (s *figures) mark(i int, thousands bool) int {
	rest := s.text[min(i, len(s.text)):]
	r, n := utf8.DecodeRune(rest)
	switch r {
	case '.', ',', '٫':
		return n
	case ' ', '\u00A0', '\u202F', '\u2009', '٬':
		if thousands {
			return n
		}
	}
	return 0
}

// gap passes white space on one line.
func (s *figures) gap(i int) int {
	for i < len(s.text) {
		r, n := utf8.DecodeRune(s.text[i:])
		if r != ' ' && r != '\n' && r != '\u00A0' && r != '\u202F' || r == '\n' && i+1 < len(s.text) && s.text[i+1] == '\n' {
			break
		}
		i += n
	}
	return i
}

// note keeps a figure; most are said several times.
func (s *figures) note(f []byte) {
	if len(s.found) < 64 && slices.ContainsFunc(s.found, func(g []byte) bool { return bytes.Equal(f, g) }) {
		return
	}
	if len(s.found) < 8*mostFigures {
		from := len(s.said)
		s.said = append(s.said, f...)
		s.found = append(s.found, s.said[from:len(s.said):len(s.said)])
	}
}

func asciiLetter(c byte) bool { return letterAlone[c] }
