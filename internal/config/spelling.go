package config

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Spellings are the names of this site as they are spelt in an address, for
// lang.Slug: each part of a region's label («العيون», «الساقية الحمراء») by the
// same part of its label in Latin letters, and people by their ids.
func (s *Site) Spellings() map[string]string {
	out := map[string]string{}
	for _, t := range s.Regions.Terms {
		labels := slices.Sorted(maps.Values(t.Label))
		i := slices.IndexFunc(labels, startsLatin)
		if i < 0 {
			continue
		}
		latin := nameParts(labels[i])
		for _, label := range labels {
			parts := nameParts(label)
			if len(parts) != len(latin) {
				continue
			}
			for i, p := range parts {
				out[p] = latin[i]
			}
		}
	}
	for _, t := range s.People.Terms {
		for _, label := range t.Label {
			out[label] = t.ID
		}
	}
	return out
}

func startsLatin(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Latin, r)
}

// nameParts cuts a region's name at its dashes.
func nameParts(label string) []string {
	parts := strings.FieldsFunc(label, func(r rune) bool { return unicode.Is(unicode.Pd, r) })
	for i, p := range parts {
		parts[i] = strings.TrimSpace(p)
	}
	return parts
}
