package lang

import "testing"

func TestLetters(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"ﺍﻟﺘﻌﺎﺿﺪﻳﺔ", "التعاضدية"},
		{"ﻻ", "لا"},
		{"ﻛﺘَﺎﺏ", "كتَاب"},
		{"ﻣﹷ", "مَ"}, // a sign shaped upon a tatweel
		{"ﭘﺎﺭﻙ", "پارك"},
		{"بلاغ", "بلاغ"},
	} {
		if got := Letters(c.in); got != c.want {
			t.Errorf("Letters(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}
