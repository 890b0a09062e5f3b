// Package balagh carries what the program needs in any folder: the built-in
// layouts and static files, the sample site's configuration for new sites, and
// its own source, whose hash stands in every key.
package balagh

import "embed"

// Files holds layouts/, static/, site.toml and the source of the engine. The
// folders of internal/ are named one by one because e2e is a module of its own;
// a test wants the list complete.
//
//go:embed all:layouts all:static site.toml go.mod go.sum
//go:embed internal/archive/*.* internal/author/*.* internal/build/*.* internal/cache/*.* internal/check/*.* internal/cms/*.* internal/config/*.*
//go:embed internal/content/*.* internal/diag/*.* internal/images/*.* internal/importer/*.* internal/lang/*.* internal/markdown/*.*
//go:embed internal/output/*.* internal/pages/*.* internal/render/*.* internal/schema/*.* internal/serve/*.* internal/toml/*.*
var Files embed.FS
