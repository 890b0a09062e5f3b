package build

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"balagh/internal/output"
	"balagh/internal/pages"
)

// commit compares the plan with what the target holds and makes what differs.
func (r *run) commit(ctx context.Context, report *Report) error {
	target := r.options.Target
	held, err := target.Open(ctx)
	if err != nil {
		return err
	}
	defer target.Close()
	entries, err := r.entries(!held.Empty())
	if err != nil {
		return err
	}
	report.Pages = len(r.plan)
	report.phase("plan")
	compare := output.Compare
	if r.options.Full {
		compare = output.CompareAll
	}
	changes, err := compare(entries, held)
	if err != nil {
		return err
	}
	report.compare(changes, held)
	if changes.Empty() {
		return nil
	}
	batch, err := target.Begin(ctx, changes)
	if err != nil {
		return err
	}
	defer batch.Abort()
	make := changes.New
	if len(changes.Changed) > 0 {
		make = slices.Concat(changes.New, changes.Changed)
	}
	order, jobs := r.jobs(make)
	var mu sync.Mutex
	done := 0
	put := func(e output.Entry, data []byte) error {
		written, err := batch.Put(e, data)
		if err != nil {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		report.put(e.Path, written)
		if done++; r.options.Progress != nil {
			r.options.Progress("write", done, len(make))
		}
		return nil
	}
	err = parallel(len(jobs)-1, func(i int) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		var job []output.Entry
		for _, n := range order[jobs[i]:jobs[i+1]] {
			job = append(job, make[n])
		}
		return r.make(job, put)
	})
	report.Decoded = int(r.decoded.Load())
	if err != nil {
		return err
	}
	if len(r.broken) > 0 {
		return errBroken
	}
	stats, err := batch.Commit(ctx)
	report.stats(stats)
	return err
}

// pageBuffers serve one page after the other: what is put is not kept.
var pageBuffers = sync.Pool{New: func() any { b := make([]byte, 0, 32<<10); return &b }}

// makers serve one page after the other, too.
var makers = sync.Pool{New: func() any { return new(pages.Maker) }}

// bytes makes one file of the plan, a picture apart, from its data; what is
// rendered is made in buf.
func (r *run) bytes(buf *[]byte, p *pages.Page, data any) ([]byte, error) {
	if p.Kind == pages.KindCopy {
		return r.copied(p, data.(*pages.CopyPage))
	}
	made, err := r.renderer.Page((*buf)[:0], p, data)
	if err != nil {
		return nil, fmt.Errorf("make %s: %w", p.Path, err)
	}
	*buf = made[:0]
	return made, nil
}
