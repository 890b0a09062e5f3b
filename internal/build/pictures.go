package build

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"balagh/internal/diag"
	"balagh/internal/images"
	"balagh/internal/output"
	"balagh/internal/pages"
)

// jobs orders what is to be made and parts it: the results of one picture are one
// job, so that it is decoded once; any other file is a job of its own. A job is
// where its entries begin; it ends where the next one begins.
func (r *run) jobs(entries []output.Entry) (jobs []int32) {
	var sources []string // of the pictures
	var pictures []output.Entry
	rest := entries[:0]
	for _, e := range entries {
		if p := r.planned(e.Path); p.Kind == pages.KindImage && p.Source != "" {
			sources, pictures = append(sources, p.Source), append(pictures, e)
		} else {
			jobs, rest = append(jobs, int32(len(rest))), append(rest, e)
		}
	}
	order := make([]int, len(pictures))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return strings.Compare(sources[a], sources[b]) })
	for i, at := range order {
		if i == 0 || sources[at] != sources[order[i-1]] {
			jobs = append(jobs, int32(len(rest)))
		}
		rest = append(rest, pictures[at])
	}
	return append(jobs, int32(len(rest)))
}

// planned returns the page that is planned at a path.
func (r *run) planned(name string) *pages.Page {
	i, ok := slices.BinarySearchFunc(r.plan, name, func(p pages.Page, s string) int { return strings.Compare(p.Path, s) })
	if !ok {
		panic("internal error: no planned page at " + name)
	}
	return &r.plan[i]
}

// make makes the files of a job and puts each. A picture that turns out to be
// broken is noted and passed over, so that all of them are heard of.
func (r *run) make(job []output.Entry, put func(output.Entry, []byte) error) error {
	if p := r.planned(job[0].Path); p.Kind != pages.KindImage {
		buf := pageBuffers.Get().(*[]byte)
		defer pageBuffers.Put(buf)
		data, err := r.bytes(buf, p)
		if err != nil {
			return err
		}
		return put(job[0], data)
	}
	var group []*pages.Page
	for _, e := range job {
		group = append(group, r.planned(e.Path))
	}
	all, err := r.pictures(group)
	if broken := new(brokenPicture); errors.As(err, &broken) {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.broken = append(r.broken, broken.remark)
		return nil
	}
	if err != nil {
		return err
	}
	for i, e := range job {
		if err := put(e, all[i]); err != nil {
			return err
		}
	}
	return nil
}

// pictures makes all that is asked for of one source.
func (r *run) pictures(group []*pages.Page) ([][]byte, error) {
	source := group[0].Source
	if source == "" {
		data, err := images.DrawCard()
		return [][]byte{data}, err
	}
	data, err := fs.ReadFile(r.options.Site, source)
	if err != nil {
		return nil, fmt.Errorf("read %s: %s", source, reason(err))
	}
	var specs []images.Spec
	for _, p := range group {
		specs = append(specs, p.Data().(*pages.ImagePage).Spec)
	}
	if sha256.Sum256(data) != specs[0].Source {
		return nil, fmt.Errorf("%s %w", source, errStale)
	}
	if slices.ContainsFunc(specs, images.Spec.Decodes) {
		r.decoded.Add(1)
	}
	all, err := images.Make(data, specs, r.webp)
	if encoder := new(images.EncoderError); errors.As(err, &encoder) {
		return nil, fmt.Errorf("%s: %w", source, err)
	}
	if err != nil {
		return nil, &brokenPicture{remark(source, pictureFault(err)), err}
	}
	return all, nil
}

// brokenPicture is a picture whose head is sound and whose pixels are not.
type brokenPicture struct {
	remark diag.Diagnostic
	err    error
}

func (b *brokenPicture) Error() string { return b.remark.Path + ": " + b.err.Error() }
func (b *brokenPicture) Unwrap() error { return b.err }

// errBroken ends a commit when pictures turned out to be broken.
var errBroken = errors.New("a picture is broken")
