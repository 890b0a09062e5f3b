//go:build !android

package output

import (
	"errors"
	"os"
	"testing"

	"golang.org/x/sys/unix"
)

// What a disk refuses is heard of.
func TestDescriptorSaysThatTheDiskIsFull(t *testing.T) {
	full, err := unix.Open("/dev/full", unix.O_WRONLY, 0)
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("no /dev/full")
	} else if err != nil {
		t.Fatal(err)
	}
	f := descriptor(full)
	if n, err := f.Write([]byte("صفحة")); n != 0 || !errors.Is(err, unix.ENOSPC) {
		t.Errorf("%d bytes, %v", n, err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	if _, err := f.Write([]byte("صفحة")); !errors.Is(err, unix.EBADF) || f.Close() == nil {
		t.Errorf("written after the end: %v", err)
	}
}
