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
// job, so that it is decoded once; any other file is a job of its own. order tells
// the entries by their numbers. A job is where its own begin; it ends where the
// next one begins.
func (r *run) jobs(entries []output.Entry) (order, jobs []int32) {
	order, jobs = make([]int32, 0, len(entries)), make([]int32, 0, len(entries)+1)
	sources := map[int32]string{} // of the pictures
	var pictures []int32
	for i := range entries {
		p := r.planned(entries[i].Path)
		if source := p.Source(); p.Kind == pages.KindImage && source != "" {
			pictures, sources[int32(i)] = append(pictures, int32(i)), source
			continue
		}
		jobs, order = append(jobs, int32(len(order))), append(order, int32(i))
	}
	slices.SortStableFunc(pictures, func(a, b int32) int { return strings.Compare(sources[a], sources[b]) })
	for i, n := range pictures {
		if i == 0 || sources[n] != sources[pictures[i-1]] {
			jobs = append(jobs, int32(len(order)))
		}
		order = append(order, n)
	}
	return order, append(jobs, int32(len(order)))
}

// planned returns the page that is planned at a path.
func (r *run) planned(name string) *pages.Page {
	i, ok := search(r.plan, name)
	if !ok {
		panic("internal error: no planned page at " + name)
	}
	return &r.plan[i]
}

// make makes the files of a job and puts each, with its key where that was left
// until now. A picture that turns out to be broken is noted and passed over, so
// that all of them are heard of.
func (r *run) make(job []output.Entry, put func(output.Entry, []byte) error) error {
	keyed := func(e output.Entry, p *pages.Page, data any) output.Entry {
		if e.Key == (output.Key{}) {
			e.Key = r.key(p, data)
		}
		return e
	}
	if p := r.planned(job[0].Path); p.Kind != pages.KindImage {
		buf := pageBuffers.Get().(*[]byte)
		defer pageBuffers.Put(buf)
		maker := makers.Get().(*pages.Maker)
		defer makers.Put(maker)
		data := maker.Data(p)
		made, err := r.bytes(buf, p, data)
		if err != nil {
			return err
		}
		return put(keyed(job[0], p, data), made)
	}
	group := make([]*pages.Page, len(job))
	specs := make([]images.Spec, len(job))
	for i, e := range job {
		group[i] = r.planned(e.Path)
		data := group[i].Data().(*pages.ImagePage)
		job[i], specs[i] = keyed(e, group[i], data), data.Spec
	}
	all, err := r.pictures(group[0].Source(), specs)
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
func (r *run) pictures(source string, specs []images.Spec) ([][]byte, error) {
	if source == "" {
		data, err := images.DrawCard()
		return [][]byte{data}, err
	}
	data, err := fs.ReadFile(r.options.Site, source)
	if err != nil {
		return nil, fmt.Errorf("read %s: %s", source, reason(err))
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
