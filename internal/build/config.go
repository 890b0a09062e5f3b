package build

import (
	"io/fs"

	"balagh/internal/config"
	"balagh/internal/diag"
)

// Site reads site.toml with the strings files that a build would use. It is nil
// when a remark is an error.
func Site(site, defaults fs.FS) (*config.Site, []diag.Diagnostic, error) {
	return config.Load(site, overlay{sub(site, "layouts"), sub(defaults, "layouts")})
}
