package content

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"time"
)

// Draft is an edition about to be written.
type Draft struct {
	Front FrontMatter // Written is ignored: a field with a value is written

	// Comments are put above the field they name ("date", "source", …), whether
	// or not it has a value; that of "" stands at the top. Several lines are
	// several comments. Nothing the program reads may depend on them.
	Comments map[string]string

	Body string // Markdown
}

// Write writes an edition into a folder of the site, which it makes where it is
// missing: whole or not at all. What stands there already is never touched; the
// error is then fs.ErrExist. The zone is the site's.
func Write(root *os.Root, name string, zone *time.Location, d *Draft) error {
	text, err := Format(d, zone)
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return WriteNew(root, name, text)
}

// WriteNew writes any new file below a root as Write does: a document or picture
// beside an edition.
func WriteNew(root *os.Root, name string, text []byte) error {
	if _, err := root.Lstat(name); err == nil {
		return &fs.PathError{Op: "write", Path: name, Err: fs.ErrExist}
	}
	if err := root.MkdirAll(path.Dir(name), 0o777); err != nil {
		return err
	}
	temp := path.Join(path.Dir(name), ".balagh-"+rand.Text()[:10]) // a name with a dot is never content
	if err := writeSynced(root, temp, text); err != nil {
		root.Remove(temp)
		return err
	}
	if err := putNew(root, temp, name); err != nil {
		root.Remove(temp)
		return err
	}
	return nil
}

func writeSynced(root *os.Root, name string, text []byte) error {
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Sync(), f.Close())
}

// putNew gives a file its name. A link fails where the name is taken, a rename
// would replace it; where the file system has no links, it is looked at first.
func putNew(root *os.Root, temp, name string) error {
	if root.Link(temp, name) == nil {
		return root.Remove(temp)
	}
	if _, err := root.Lstat(name); err == nil {
		return &fs.PathError{Op: "write", Path: name, Err: fs.ErrExist}
	}
	return root.Rename(temp, name)
}
