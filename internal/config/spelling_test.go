package config

import (
	"testing"

	"balagh/internal/lang"
)

// A title that names a region's seat or a person gives the spelling of site.toml.
func TestSpellings(t *testing.T) {
	names := sample(t).Spellings()
	for _, c := range []struct{ title, want string }{
		{"بالعيون", "laayoune"},
		{"جهة العيون - الساقية الحمراء", "jaha-laayoune-sakia-el-hamra"},
		{"الدار البيضاء", "casablanca"},
		{"وسلا والقنيطرة", "sale-kenitra"},
		{"كلمة مولاي إبراهيم العثماني", "kalma-moulay-ibrahim-el-othmani"},
		{"Rachid El Atrassi à Béni Mellal", "rachid-el-atrassi-beni-mellal"},
	} {
		if got := lang.Slug(c.title, names); got != c.want {
			t.Errorf("%q: %q, want %q", c.title, got, c.want)
		}
	}
}
