package build

import (
	"io/fs"

	"balagh/internal/config"
	"balagh/internal/diag"
)

// LoadSite reads site.toml, and the strings files of layouts/ with the site's own
// over those of defaults, for a command that writes content. The site is nil
// where the remarks hold a mistake that leaves none.
func LoadSite(site, defaults fs.FS) (*config.Site, []diag.Diagnostic, error) {
	return config.Load(site, overlay{sub(site, "layouts"), sub(defaults, "layouts")})
}
