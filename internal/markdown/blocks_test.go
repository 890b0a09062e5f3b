package markdown

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// blockLines are lines that begin, continue or end blocks of every kind.
var blockLines = []string{
	"\n", "\n", "\n", "نص\n", "a", "a  \n", "**b** c\n", "(d\n", "- ه\n", "- f\n", "* g\n", "1. ح\n", "2) i\n", "> ي\n", "> k \n", "## ل\n", "# m #\n", "[n]: o\n",
	" p\n", "  q\n", "\t\n", "-\n", "---\n", "===\n", "    r\n", "```\n", "<!--\n", "|--\n", "s|t\n", ">\n", "- > u\n", "1. - v\n",
}

// TestSimpleBlocks wants the same tree of every text of a few lines, and of longer
// ones made at random, whether simple blocks are taken in one step or not.
func TestSimpleBlocks(t *testing.T) {
	sameTrees(t, blockLines, 2, 15_000)
}

// TestPlainForms wants the same of emphasis and links.
func TestPlainForms(t *testing.T) {
	sameTrees(t, []string{
		"ك", "a", "7", " ", "*", "**", "_", "[", "]", "](u)", "](u)", "[b](v)", "**ج**", "*d*", "«", "»", ".", ":", "\n", "`", "!", "~~", "<e@f.ma>", "@g.ma", "www.", "h://", "(", ")", "é", "][",
	}, 2, 20_000)
}

// sameTrees compares what is taken in one step with what is not, in all texts of up
// to so many pieces, and in some longer ones.
func sameTrees(t *testing.T, pieces []string, short, long int) {
	differs := func(src string) {
		if got, want := joined(quick, []byte(src)), joined(shared, []byte(src)); got != want {
			t.Errorf("%q\n got %s\nwant %s", src, got, want)
		}
	}
	var grow func(s string, more int)
	grow = func(s string, more int) {
		differs(s)
		if more > 0 {
			for _, piece := range pieces {
				grow(s+piece, more-1)
			}
		}
	}
	grow("", short)
	if raceDetector {
		long /= 10
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range long {
		var b strings.Builder
		for range short + 1 + r.IntN(12) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		differs(b.String())
	}
}
