package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// What two editions do not account for, of thirty figures each.
func BenchmarkUnmatched(b *testing.B) {
	figures := func(step int) string {
		var all []string
		for i := range 30 {
			all = append(all, fmt.Sprint(100+i*step))
		}
		all = append(all, "12", "31", "d07-11", "w12", "w20", "w5")
		slices.Sort(all)
		return strings.Join(all, " ")
	}
	x, y := figures(7), figures(11)
	b.ReportAllocs()
	for b.Loop() {
		ours, theirs := accountOf(x), accountOf(y)
		for _, dates := range []bool{false, true} {
			unmatched(ours, theirs, dates)
			unmatched(theirs, ours, dates)
		}
	}
}
