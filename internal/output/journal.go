package output

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
)

// A commit into a folder that exists is a list of steps. Written down and synced
// first, it can be finished after any interruption: each step may be done twice.
const journalHead = "balagh journal 1\n"

type step struct {
	op       string // stepMove, stepRemove or stepPrune
	from, to string // from is for stepMove only
}

const (
	stepMove   = "move"   // a staged file or folder to its place
	stepRemove = "remove" // a file of ours; anything else under its name stays
	stepPrune  = "prune"  // a folder, if it is empty
)

func encodeJournal(steps []step) []byte {
	b := []byte(journalHead)
	for _, s := range steps {
		b = append(append(b, s.op...), '\t')
		b = append(appendText(b, s.from), '\t')
		b = append(appendText(b, s.to), '\n')
	}
	return seal(b, len(steps))
}

func decodeJournal(text []byte) ([]step, error) {
	lines, err := unseal(journalHead, text)
	if err != nil {
		return nil, err
	}
	steps := make([]step, len(lines))
	for i, line := range lines {
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			return nil, errForm
		}
		from, okFrom := parseText(f[1])
		to, okTo := parseText(f[2])
		okFrom = okFrom && (f[0] == stepMove && fs.ValidPath(from) || (f[0] == stepRemove || f[0] == stepPrune) && from == "")
		if !okFrom || !okTo || !fs.ValidPath(to) || to == "." {
			return nil, errForm
		}
		steps[i] = step{f[0], from, to}
	}
	return steps, nil
}

// walker does the steps of a journal below a root.
type walker struct {
	*ops
	root  *os.Root
	again bool // finishing what was begun: some steps are done already
}

func (w *walker) do(steps []step) error {
	for _, s := range steps {
		var err error
		switch s.op {
		case stepMove:
			err = w.move(s)
		case stepRemove:
			err = w.clear(s.to, fs.FileMode.IsRegular)
		case stepPrune:
			err = w.clear(s.to, fs.FileMode.IsDir)
		}
		if err != nil {
			return failed(s.op, s.to, err)
		}
	}
	return nil
}

func (w *walker) move(s step) error {
	err := w.rename(w.root, s.from, s.to)
	if err == nil {
		return nil
	}
	staged, lost := w.lstat(w.root, s.from)
	switch {
	case lost != nil && w.again && isGone(lost):
		return nil
	case lost != nil || !staged.IsDir():
		return err
	}
	// A folder is staged only so that making it cannot fail now: one that has
	// come into being meanwhile serves as well.
	if there, e := w.lstat(w.root, s.to); e == nil && there.IsDir() {
		return nil
	}
	return err
}

// clear removes what is still of the expected kind; a folder only if empty.
func (w *walker) clear(name string, kind func(fs.FileMode) bool) error {
	info, err := w.lstat(w.root, name)
	if err != nil {
		if isGone(err) {
			return nil
		}
		return err
	}
	if !kind(info.Mode()) {
		return nil
	}
	err = w.remove(w.root, name)
	if isGone(err) || info.IsDir() && errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}

// sync brings the steps to the disk: the folders in which names came or went.
func (w *walker) sync(steps []step, bulk bool) error {
	if bulk && w.syncAll != nil {
		return w.syncAll(w.root)
	}
	var touched []string
	for _, s := range steps {
		touched = append(touched, folderOf(s.to))
	}
	slices.Sort(touched)
	for _, d := range slices.Compact(touched) {
		name := d
		if name == "" {
			name = "."
		}
		if err := w.syncDir(w.root, name); err != nil && !isGone(err) {
			return failed("sync folder", name, err)
		}
	}
	return nil
}

// staged returns the n-th name in a folder of staged things.
func staged(kind byte, n int) string {
	return stageDir + "/" + string(kind) + strconv.Itoa(n)
}
