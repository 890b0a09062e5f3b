// Package cache keeps what was read and made before, in the .balagh folder of
// a site.
//
// A Pack holds bodies, and what is known about files, by the hash of their
// content; a Record says under which name the pack knows each source file. Both
// are only ever a saving of work. Rules kept:
//   - Whatever is absent, short, damaged or of another version is a miss,
//     never a failure.
//   - Nothing is handed out before its checksum has been compared.
//   - A run that is killed, or two runs at once, cost at most work done twice.
package cache

import (
	"hash/crc32"
	"os"
	"path/filepath"
)

// castagnoli is computed by the processor itself on common machines.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// replace writes a file beside path and renames it, so that path is either old
// or new.
func replace(path string, write func(*os.File) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".tmp-*")
	if err != nil {
		return err
	}
	err = write(f)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}
