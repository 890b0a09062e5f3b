//go:build !android

package content

import (
	"io/fs"
	"os"
	"slices"

	"golang.org/x/sys/unix"
)

// beneath opens the folder of a site for quickly; nil where that cannot be done.
func beneath(site fs.FS) *os.File {
	if f, ok := site.(folder); ok {
		if dir, err := f.root.Open("."); err == nil {
			return dir
		}
	}
	return nil
}

// quickly reads a file of the size it was listed with into buf, in three calls of the
// system: openat2 goes down a path without leaving the folder and through no symlink,
// while os.Root opens and closes every folder on the way, and package os asks of each
// file whether it can be waited for. What is a link or has another size, as a pipe has,
// and a kernel or a sandbox without openat2, are left to os.Root.
func quickly(site *os.File, name string, size int64, buf []byte) ([]byte, bool) {
	if site == nil {
		return buf, false
	}
	fd, err := unix.Openat2(int(site.Fd()), name, &unix.OpenHow{
		Flags: unix.O_RDONLY | unix.O_NONBLOCK | unix.O_CLOEXEC, Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_SYMLINKS,
	})
	if err != nil {
		return buf, false
	}
	defer unix.Close(fd)
	buf = slices.Grow(buf[:0], int(size)+1) // and the end of the file
	n, err := unix.Read(fd, buf[:size+1])
	return buf[:max(n, 0)], err == nil && int64(n) == size
}
