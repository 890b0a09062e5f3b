package build

import (
	"io/fs"
	"slices"
	"sync"

	"balagh/internal/check"
	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
)

// remarksKept is how many remarks of one rule a build holds, errors excepted: it
// names some and counts them all. An old archive has several for each text.
const remarksKept = 1000

// remarks gathers what there is to say, from several goroutines: each remark is
// given its place and the level that the site and its file want, at once, so
// that those of a large archive need not be held.
type remarks struct {
	fsys    fs.FS
	most    int // of one rule below errors; 0: all
	mu      sync.Mutex
	settler *check.Settler
	errors  []diag.Diagnostic
	kept    map[string][]diag.Diagnostic // the others, by rule; the first most of them are sorted
	dropped [diag.Error]int              // by severity
}

func newRemarks(fsys fs.FS, site *config.Site, most int) *remarks {
	settler := check.NewSettler(site)
	settler.JudgeLineEnds(fsys)
	return &remarks{fsys: fsys, most: most, settler: settler, kept: map[string][]diag.Diagnostic{}}
}

// edition takes the remarks of one edition with what it wants of the rules.
func (c *remarks) edition(path string, wishes []check.Wish, ds []diag.Diagnostic) {
	if len(wishes) > 0 {
		c.mu.Lock()
		c.settler.Wish(path, wishes)
		c.mu.Unlock()
	}
	c.add(ds)
}

// remarkRooms hold the remarks on one edition after the other, until they are kept.
var remarkRooms = sync.Pool{New: func() any { return new([]diag.Diagnostic) }}

// giveBack empties the room of remarks that are kept, for those of another edition.
func giveBack(room *[]diag.Diagnostic, ds []diag.Diagnostic) {
	clear(ds)
	if cap(ds) <= remarksKept {
		*room = ds[:0]
		remarkRooms.Put(room)
	}
}

// tally is how many remarks of a rule and a severity there are on one file.
type tally struct {
	Rule     string
	Severity diag.Severity
	Remarks  int
}

// tallied counts the remarks of one file.
func tallied(ds []diag.Diagnostic) (out []tally) {
	for _, d := range ds {
		i := slices.IndexFunc(out, func(t tally) bool { return t.Rule == d.Rule && t.Severity == d.Severity })
		if i < 0 {
			i, out = len(out), append(out, tally{Rule: d.Rule, Severity: d.Severity})
		}
		out[i].Remarks++
	}
	return out
}

// counted takes the numbers of what there is to say of a file in its place, if
// nothing of it would be held.
func (c *remarks) counted(path string, wishes []check.Wish, said []tally) bool {
	if c.most == 0 || len(wishes) > 0 {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	var dropped [diag.Error]int
	for _, t := range said {
		d, ok := c.settler.Settle(diag.Diagnostic{Path: path, Rule: t.Rule, Severity: t.Severity})
		switch {
		case !ok:
		case d.Severity == diag.Error || !c.behind(&d):
			return false
		default:
			dropped[d.Severity] += t.Remarks
		}
	}
	for severity, n := range dropped {
		c.dropped[severity] += n
	}
	return true
}

// behind reports whether as many remarks of a rule as may be are held, all of them
// on files before that of this one.
func (c *remarks) behind(d *diag.Diagnostic) bool {
	of := c.kept[d.Rule]
	return c.most > 0 && len(of) >= c.most && of[c.most-1].Path < d.Path
}

func (c *remarks) add(ds []diag.Diagnostic) {
	if len(ds) == 0 {
		return
	}
	content.Locate(c.fsys, ds)
	ds = diag.Sort(ds)
	c.mu.Lock()
	defer c.mu.Unlock()
	for i := range ds {
		if d, ok := c.settler.Settle(ds[i]); ok {
			c.keep(d)
		}
	}
}

func (c *remarks) keep(d diag.Diagnostic) {
	if d.Severity == diag.Error {
		c.errors = append(c.errors, d)
		return
	}
	of := c.kept[d.Rule]
	if c.most > 0 && len(of) >= c.most && diag.Compare(&of[c.most-1], &d) < 0 {
		c.dropped[d.Severity]++ // behind enough of them, and files come nearly in order
		return
	}
	of = append(of, d)
	if c.most > 0 && (len(of) == c.most || len(of) == 2*c.most) {
		of = c.trim(of)
	}
	c.kept[d.Rule] = of
}

// trim leaves out the last remarks of a rule in the order of their files, which
// does not depend on the order in which they came.
func (c *remarks) trim(of []diag.Diagnostic) []diag.Diagnostic {
	of = diag.Sort(of)
	for _, d := range of[min(c.most, len(of)):] {
		c.dropped[d.Severity]++
	}
	return slices.Delete(of, min(c.most, len(of)), len(of))
}

// all returns what was gathered, sorted, with notes on wishes that were about
// nothing, and how many remarks of each severity are not among them.
func (c *remarks) all() ([]diag.Diagnostic, [diag.Error]int) {
	unused := c.settler.Unused()
	content.Locate(c.fsys, unused)
	for _, d := range unused {
		c.keep(d)
	}
	return c.sorted(), c.dropped
}

// sorted takes out what was gathered.
func (c *remarks) sorted() []diag.Diagnostic {
	all := [][]diag.Diagnostic{c.errors}
	for _, of := range c.kept {
		if c.most > 0 {
			of = c.trim(of)
		}
		all = append(all, of)
	}
	out := slices.Concat(all...)
	c.errors = nil
	clear(c.kept)
	return diag.Sort(out)
}
