//go:build !linux || android

package output

import "os"

// keepOpen: nothing is gained by it here; and on Android a call that is not allowed
// ends the program.
func keepOpen(*os.Root) (*os.File, error) { return nil, nil }

// create makes a file that must not exist.
func create(in within, name string) (file, error) { return openNew(in.root, name) }
