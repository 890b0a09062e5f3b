package markdown

import "bytes"

// The bounds below are far beyond any press release. They keep the time and
// the memory of one body near what its size costs, whatever it holds.
const (
	maxNesting = 256     // containers opened by one line
	maxDepth   = 600     // nodes within nodes
	maxWork    = 1 << 28 // marks × bytes of each block: what the parser may search
	maxRemarks = 500
)

// budget is how large the HTML, and the facts, of a source may become. Escaping
// makes five bytes of one, a list mark nine of two; references that repeat a
// long address would make the square.
func budget(src []byte) int { return 16*len(src) + 1<<16 }

// beyond names the bound that src breaks before it is parsed, or "".
func beyond(src []byte) string {
	if tooNested(src) {
		return "nesting"
	}
	if len(src)*mostMarks(src) > maxWork && len(src)*countMarks(src) > maxWork && tooMuchWork(src) {
		return "marks"
	}
	return ""
}

// tooNested looks for a line that opens more containers than maxNesting.
func tooNested(src []byte) bool {
	for len(src) > maxNesting {
		line, rest, _ := bytes.Cut(src, []byte{'\n'})
		if len(line) > maxNesting && containers(line) > maxNesting {
			return true
		}
		src = rest
	}
	return false
}

// containers counts the marks a line begins with. Two columns of indentation
// may keep one list open.
func containers(line []byte) int {
	n := len(line) - len(bytes.TrimLeft(line, " \t"))
	n /= 2
	for i, c := range line {
		switch c {
		case ' ', '\t', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		case '>':
			n++
		case '-', '+', '*', '.', ')':
			if i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t') {
				n++
			}
		default:
			return n
		}
	}
	return n
}

// tooMuchWork weighs each run of lines without a blank one: from each of its
// marks the parser may search to its end.
func tooMuchWork(src []byte) bool {
	work := 0
	for start := 0; start < len(src) && work <= maxWork; {
		end := blockEnd(src, start)
		block := src[start:end]
		work += len(block) * countMarks(block)
		start = end
	}
	return work > maxWork
}

// blockEnd returns the end of the block that starts at start, its blank line
// included.
func blockEnd(src []byte, start int) int {
	for i := start; ; {
		n := bytes.IndexByte(src[i:], '\n')
		if n < 0 {
			return len(src)
		}
		i += n + 1
		if len(bytes.Trim(src[i-n-1:i], " \t\r\n")) == 0 {
			return i
		}
	}
}

// countMarks counts what makes the parser search. A tag is sought with a
// regular expression, which costs some sixteen times as much.
func countMarks(s []byte) int {
	n := tagWork * bytes.Count(s, []byte{'<'})
	for _, c := range []byte("[]*_~`") {
		n += bytes.Count(s, []byte{c})
	}
	return n
}

const tagWork = 16

// mostMarks is what countMarks returns at most. It does for most texts, which
// are short.
func mostMarks(s []byte) int { return len(s) + (tagWork-1)*bytes.Count(s, []byte{'<'}) }

// plainBody shows the source as it is written, a paragraph for each block.
func (r *renderer) plainBody(limit string) {
	r.remark(TooComplex, limit, 0, len(r.src))
	for start := 0; start < len(r.src); {
		end := blockEnd(r.src, start)
		if block := bytes.TrimSpace(r.src[start:end]); len(block) > 0 {
			r.markup("<p>")
			r.text(block)
			r.markup("</p>")
			if len(r.body.lead) == 0 {
				r.body.lead = append(r.body.lead, squeeze(block[:min(len(block), 4096)])...)
			}
		}
		start = end
	}
}
