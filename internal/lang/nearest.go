package lang

import (
	"slices"
	"strings"
)

// longestName bounds the work on a name pasted by mistake: a whole paragraph
// has no nearest field.
const longestName = 120

// Nearest returns the candidate the writer most likely meant: equal once
// folded, else the one with the fewest slips of the finger, at most one for
// every three letters, else the same words in another order. The first of
// equals wins. Names of one or two letters are proposed only when equal.
func Nearest(name string, candidates []string) (string, bool) {
	wanted := FoldName(name)
	keys := make([]string, len(candidates))
	for i, c := range candidates {
		if keys[i] = FoldName(c); keys[i] == wanted && wanted != "" {
			return c, true
		}
	}
	letters := []rune(wanted)
	if len(letters) < 3 || len(letters) > longestName {
		return "", false
	}
	if i := fewestSlips(letters, keys); i >= 0 {
		return candidates[i], true
	}
	sorted := sortedWords(wanted)
	for i, key := range keys {
		if len(key) == len(wanted) && sortedWords(key) == sorted {
			return candidates[i], true
		}
	}
	return "", false
}

// fewestSlips returns the index of the nearest key, -1 if all are too far.
func fewestSlips(wanted []rune, keys []string) int {
	best, limit := -1, len(wanted)/3
	var m slips
	for i, key := range keys {
		letters := []rune(key)
		if len(letters) < 3 {
			continue
		}
		if d := m.between(wanted, letters, limit); d <= limit {
			best, limit = i, d-1 // only a nearer one can still win
			if limit < 1 {
				break
			}
		}
	}
	return best
}

func sortedWords(key string) string {
	words := strings.Fields(key)
	slices.Sort(words)
	return strings.Join(words, " ")
}

// slips computes distances between words and keeps its rows between them.
type slips struct{ before, last, row []int }

// between counts the letters added, left out, changed or exchanged with their
// neighbour between two words; any number over the limit means "too far".
func (m *slips) between(a, b []rune, limit int) int {
	if max(len(a)-len(b), len(b)-len(a)) > limit {
		return limit + 1
	}
	m.resize(len(b) + 1)
	for j := range m.last {
		m.last[j] = j
	}
	for i := range a {
		m.row[0] = i + 1
		nearest := m.row[0]
		for j := range b {
			m.row[j+1] = m.step(a, b, i, j)
			nearest = min(nearest, m.row[j+1])
		}
		if nearest > limit && slices.Min(m.last) > limit {
			return limit + 1
		}
		m.before, m.last, m.row = m.last, m.row, m.before
	}
	return m.last[len(b)]
}

func (m *slips) step(a, b []rune, i, j int) int {
	change := 1
	if a[i] == b[j] {
		change = 0
	}
	d := min(m.last[j+1]+1, m.row[j]+1, m.last[j]+change)
	if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
		d = min(d, m.before[j-1]+1)
	}
	return d
}

func (m *slips) resize(n int) {
	if cap(m.row) < n {
		m.before, m.last, m.row = make([]int, n), make([]int, n), make([]int, n)
	}
	m.before, m.last, m.row = m.before[:n], m.last[:n], m.row[:n]
}
