package output

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// syncAll brings all that was written to the disk at once, which for thousands
// of small files is far cheaper than one by one.
var syncAll = func(r *os.Root) error {
	d, err := r.Open(".")
	if err != nil {
		return err
	}
	return errors.Join(unix.Syncfs(int(d.Fd())), d.Close())
}
