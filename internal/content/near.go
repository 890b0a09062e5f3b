package content

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"syscall"
)

// Folder is the file system of a site's folder on a disk. As below root, a link that
// leads out of it is refused. List and Load hold a year's folder open while they read
// what is in it: a path below a root costs two calls of the system for each of its
// folders.
func Folder(root *os.Root) fs.FS { return folder{root.FS().(rootFS), root} }

type folder struct {
	rootFS
	root *os.Root
}

// Open waits for nothing: what was a file when it was listed may be a pipe by now, into
// which nobody writes.
func (f folder) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return f.rootFS.Open(name)
	}
	file, err := f.root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	return file, nil
}

// ReadFile refuses a pipe, as Load does.
func (f folder) ReadFile(name string) ([]byte, error) {
	file, err := f.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() && !info.IsDir() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errNotAFile}
	}
	return readAll(file, info.Size(), nil)
}

// rootFS is what root.FS promises.
type rootFS interface {
	fs.StatFS
	fs.ReadFileFS
	fs.ReadDirFS
	fs.ReadLinkFS
}

// near is a site of which one folder is held open.
type near struct {
	site folder
	dir  string // with a slash at its end
	held *os.Root
}

// hold opens a folder of a site to read what is below it, until leave. Where that
// cannot be done, everything is found from above.
func hold(site fs.FS, dir string) (fsys fs.FS, leave func()) {
	if f, ok := site.(folder); ok {
		if held, err := f.root.OpenRoot(dir); err == nil {
			return &near{site: f, dir: dir + "/", held: held}, func() { held.Close() }
		}
	}
	return site, func() {}
}

// Open opens a file of the site. What cannot be opened from the folder, as a link
// out of it to elsewhere in the site, is tried from above.
func (n *near) Open(name string) (fs.File, error) {
	if below, ok := strings.CutPrefix(name, n.dir); ok {
		// What may block, os would make not to, and back again, at four calls.
		if f, err := n.held.OpenFile(below, os.O_RDONLY|syscall.O_NONBLOCK, 0); err == nil {
			return f, nil
		}
	}
	return n.site.Open(name)
}

// Stat tells of a file that may not be opened, too.
func (n *near) Stat(name string) (fs.FileInfo, error) { return n.site.Stat(name) }

// mostHeld bounds the folders that are open at once.
const mostHeld = 64

// holdYears holds the folders open in which the bundles of a listing lie.
func (l *Listing) holdYears() (years map[string]fs.FS, leave func()) {
	years = map[string]fs.FS{}
	var open []func()
	for _, f := range l.files {
		if dir := path.Dir(f.bundle.Dir); years[dir] == nil && len(years) < mostHeld {
			fsys, leave := hold(l.fsys, dir)
			years[dir], open = fsys, append(open, leave)
		}
	}
	return years, func() {
		for _, leave := range open {
			leave()
		}
	}
}

// mostKept bounds the buffer that one file leaves for the next.
const mostKept = 1 << 20

var errNotAFile = errors.New("no regular file")

// readFile reads a file of a known size into buf, which grows where it must. What
// has another size may be another thing by now: a pipe into which nobody writes
// would be an empty text.
func readFile(fsys fs.FS, name string, size int64, buf []byte) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return buf, err
	}
	defer f.Close()
	if buf, err = readAll(f, size, buf); err != nil || int64(len(buf)) == size {
		return buf, err
	}
	if info, err := f.Stat(); err != nil {
		return buf, err
	} else if !info.Mode().IsRegular() {
		return buf, errNotAFile
	}
	return buf, nil
}

func readAll(f fs.File, size int64, buf []byte) ([]byte, error) {
	buf = slices.Grow(buf[:0], int(size)+1) // and the end of the file
	for {
		n, err := f.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if err == io.EOF {
			return buf, nil
		}
		if err != nil {
			return buf, err
		}
		if len(buf) == cap(buf) {
			buf = slices.Grow(buf, len(buf))
		}
	}
}
