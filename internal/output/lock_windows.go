package output

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// lockHinders: a folder in which a file is open cannot be renamed here.
const lockHinders = true

// lockFile takes the lock or says ErrBusy. It ends with the file or the process.
func lockFile(f *os.File) error {
	err := windows.LockFileEx(windows.Handle(f.Fd()),
		windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &windows.Overlapped{})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return ErrBusy
	}
	return err
}
