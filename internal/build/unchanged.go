package build

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"balagh/internal/archive"
	"balagh/internal/check"
	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/output"
)

// lastFile is what a build leaves for the next one. Where nothing a build is made
// from has changed, by name, size and time, and the target holds what that build
// left in it, there is nothing to plan: all that is done is to list the sources.
const lastFile = "last"

// racy is how long before a build a file must have changed to be told by its time.
const racy = 3 * time.Second

// last says what a build was made from, what it made, and what it said.
type last struct {
	Inputs output.Key
	Target output.Key // digest of the target's manifest
	From   time.Time  // the moment of the build
	Until  time.Time  // the moment at which the archive differs; zero: never

	Releases, Pages, Editions int
	Diagnostics, Known        []diag.Diagnostic
	Dropped                   [diag.Error]int
	Withheld                  []archive.Withheld
}

// inputs hashes all that a build is made from but the moment, and reports whether
// each of them is old enough to be told by its time.
func (r *run) inputs(l *content.Listing) (output.Key, bool, error) {
	listed, latest := l.Stamp()
	s := stamps{fsys: r.options.Site, latest: latest}
	s.files("layouts")
	s.files("static")
	s.files(config.File)
	for _, name := range check.LineEndSources {
		s.files(name)
	}
	if name := r.site.Checks.Baseline; name != "" {
		s.files(path.Clean(name))
	}
	own, err := hashDefaults(r.options.Defaults)
	if err != nil {
		return output.Key{}, false, err
	}
	o, webp := r.options, ""
	if r.webp != nil {
		webp = r.webp.Version
	}
	key := output.KeyOf(r.engine, own, listed, s.lines, o.BaseURL, o.Drafts, o.Strict, webp)
	return key, s.latest.Before(o.Now.Add(-racy)), nil
}

// stamps gathers the names, sizes and times of files.
type stamps struct {
	fsys   fs.FS
	lines  []string
	latest time.Time
}

func (s *stamps) files(root string) {
	fs.WalkDir(s.fsys, root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			s.lines = append(s.lines, p+" "+err.Error())
			return nil
		}
		info, err := fs.Stat(s.fsys, p) // a link is what it leads to
		if err != nil {
			s.lines = append(s.lines, p+" "+err.Error())
			return nil
		}
		if info.IsDir() {
			s.lines = append(s.lines, p+"/")
			return nil
		}
		s.lines = append(s.lines, fmt.Sprintf("%s %s %d %d", p, info.Mode().Type(), info.Size(), info.ModTime().UnixNano()))
		if info.ModTime().After(s.latest) {
			s.latest = info.ModTime()
		}
		return nil
	})
}

// hashDefaults hashes the built-in layouts and files, which have no times.
func hashDefaults(defaults fs.FS) (output.Key, error) {
	h := sha256.New()
	for _, dir := range []string{"layouts", "static"} {
		err := fs.WalkDir(defaults, dir, func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := fs.ReadFile(defaults, p)
			fmt.Fprintf(h, "%q %d ", p, len(text))
			h.Write(text)
			return err
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return output.Key{}, fmt.Errorf("read the built-in layouts: %w", err)
		}
	}
	return output.Key(h.Sum(nil)[:len(output.Key{})]), nil
}

// unchanged reports whether the target holds what would be built, and fills the
// report with what the build that made it said.
func (r *run) unchanged(ctx context.Context, report *Report) (bool, error) {
	was, ok := readLast(r.lastPath())
	if !ok || was.Inputs != r.inputKey || r.options.Full || r.options.Baseline != nil ||
		r.options.At.Before(was.From) || !was.Until.IsZero() && !r.options.At.Before(was.Until) {
		return false, nil
	}
	held, err := r.options.Target.Open(ctx)
	if err != nil {
		return false, err
	}
	if err := r.options.Target.Close(); err != nil || held.Digest() != was.Target {
		return false, err
	}
	report.Same = true
	report.Releases, report.Pages, report.Unchanged, report.Recalled = was.Releases, was.Pages, was.Pages, was.Editions
	report.Diagnostics, report.Known, report.dropped = was.Diagnostics, was.Known, was.Dropped
	report.Withheld, report.Next = was.Withheld, was.Until
	return true, nil
}

// remember leaves word for the next build, if this one may be relied upon. What
// cannot be written costs the next build its time.
func (r *run) remember(report *Report, target output.Key) {
	if r.inputKey == (output.Key{}) || !r.inputAged || r.sources.pack.Private() || r.options.Baseline != nil {
		return
	}
	writeLast(r.lastPath(), &last{
		Inputs: r.inputKey, Target: target, From: r.options.At, Until: report.Next,
		Releases: report.Releases, Pages: report.Pages, Editions: report.Read + report.Recalled,
		Diagnostics: report.Diagnostics, Known: report.Known, Dropped: report.dropped, Withheld: report.Withheld,
	})
}

func (r *run) lastPath() string { return filepath.Join(r.options.Dir, memoryDir, lastFile) }

// A last file is its magic, the checksum of what follows, and that.
const lastMagic = "balagh last 1\n"

func readLast(name string) (*last, bool) {
	text, err := os.ReadFile(name)
	if err != nil || !strings.HasPrefix(string(text[:min(len(text), len(lastMagic))]), lastMagic) || len(text) < len(lastMagic)+4 {
		return nil, false
	}
	sum, data := binary.LittleEndian.Uint32(text[len(lastMagic):]), text[len(lastMagic)+4:]
	if crc32.Checksum(data, castagnoli) != sum {
		return nil, false
	}
	l := new(last)
	rest, ok := decode(data, l)
	return l, ok && len(rest) == 0
}

func writeLast(name string, l *last) {
	data, err := encode(l)
	if err != nil {
		return
	}
	text := binary.LittleEndian.AppendUint32([]byte(lastMagic), crc32.Checksum(data, castagnoli))
	next := name + ".next"
	if os.WriteFile(next, append(text, data...), 0o666) != nil || os.Rename(next, name) != nil {
		os.Remove(next)
	}
}
