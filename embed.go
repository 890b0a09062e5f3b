// Package balagh carries what the program needs in any folder: the built-in
// layouts and static files, the sample site's configuration for new sites, and
// the source of what makes pages, whose hash stands in every key.
package balagh

import "embed"

// Files holds layouts/, static/, site.toml and the source of the engine: package
// build and all it imports. The others make no page, so that a change of the
// importer, say, leaves a site as it is. A test wants the list complete.
//
//go:embed all:layouts all:static site.toml go.mod go.sum
//go:embed internal/archive/*.* internal/build/*.* internal/cache/*.* internal/check/*.* internal/config/*.* internal/content/*.*
//go:embed internal/diag/*.* internal/images/*.* internal/lang/*.* internal/markdown/*.* internal/output/*.* internal/pages/*.*
//go:embed internal/render/*.* internal/toml/*.*
var Files embed.FS
