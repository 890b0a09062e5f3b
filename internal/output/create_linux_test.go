//go:build !android

package output

import (
	"errors"
	"fmt"
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

// Of the 256 files that some systems let a process open, the folders of a large
// site leave half to others.
func TestFoldersLeaveDescriptorsToOthers(t *testing.T) {
	opened := func() int {
		list, err := os.ReadDir("/proc/self/fd")
		if err != nil {
			t.Skip(err)
		}
		return len(list)
	}
	root, err := os.OpenRoot(scratch(t))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	ops := diskOps()
	tree := newTree(&ops, root)
	defer tree.close()
	before, most := opened(), 0
	for i := range 300 {
		if err := tree.write(fmt.Sprintf("ar/وسم-%d/1/index.html", i), []byte("صفحة")); err != nil {
			t.Fatal(err)
		}
		most = max(most, opened()-before)
	}
	if most > 140 {
		t.Errorf("%d folders are open at once", most)
	}
}
