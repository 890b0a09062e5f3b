//go:build !(darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd)

package cache

import "os"

// lock always succeeds: without locks two runs may overwrite each other's
// entries, which the checksums turn into misses.
func lock(*os.File) (bool, error) { return true, nil }
