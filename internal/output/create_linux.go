//go:build !android

package output

import (
	"errors"
	"io"
	"os"

	"golang.org/x/sys/unix"
)

// keepOpen opens a folder as what create takes.
func keepOpen(r *os.Root) (*os.File, error) { return r.Open(".") }

// create makes a file that must not exist. Where its folder is held open one call
// does it: openat2 goes down a path without leaving the folder and through no
// symlink, while os.Root opens and closes every folder on the way, and package os
// asks of each file whether it can be waited for. What openat2 refuses, or a
// kernel or a sandbox that lacks it, is left to os.Root.
func create(in within, name string) (file, error) {
	if in.dir == nil {
		return openNew(in.root, name)
	}
	fd, err := unix.Openat2(int(in.dir.Fd()), name, &unix.OpenHow{
		Flags: unix.O_WRONLY | unix.O_CREAT | unix.O_EXCL | unix.O_CLOEXEC, Mode: 0o666,
		Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_SYMLINKS,
	})
	if err != nil {
		return openNew(in.root, name)
	}
	return descriptor(fd), nil
}

// descriptor is a file of which nothing is wanted but to be written.
type descriptor int

func (d descriptor) Write(data []byte) (done int, err error) {
	for done < len(data) {
		n, err := unix.Write(int(d), data[done:])
		switch {
		case errors.Is(err, unix.EINTR):
		case err != nil:
			return done, err
		case n == 0:
			return done, io.ErrShortWrite
		default:
			done += n
		}
	}
	return done, nil
}

func (d descriptor) Sync() error {
	for {
		if err := unix.Fsync(int(d)); !errors.Is(err, unix.EINTR) {
			return err
		}
	}
}

func (d descriptor) Close() error { return unix.Close(int(d)) }
