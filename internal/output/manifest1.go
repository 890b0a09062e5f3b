package output

import "strings"

// In version 1 a manifest had one part for each two top folders of a path, such
// as ar/2024, named by the root. It is read like any other, all of it, as no part
// equals one of today, and the next commit writes its records anew.
const (
	rootHead1 = "balagh manifest 1\n"
	partHead1 = "balagh part 1\n"
)

func decodeRoot1(text []byte) ([]*ref, error) {
	lines, err := unseal(rootHead1, text)
	if err != nil {
		return nil, err
	}
	parts := make([]*ref, len(lines))
	for i, line := range lines {
		f := strings.Split(line, "\t") // name, records, hash of the text, digest of the plan
		var sum Sum
		if len(f) != 4 || !isPartName1(f[0]) || !parseHex(sum[:], f[2]) {
			return nil, errForm
		}
		parts[i] = &ref{name: f[0], sum: Key(sum[:len(Key{})])}
	}
	return parts, nil
}

func isPartName1(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '_', c == '-' && i > 0:
		default:
			return false
		}
	}
	return 0 < len(s) && len(s) <= 64
}
