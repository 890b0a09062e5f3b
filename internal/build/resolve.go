package build

import (
	"cmp"
	"context"
	"slices"

	"balagh/internal/archive"
	"balagh/internal/check"
	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/pages"
)

// resolve takes the listing to an archive, through a memory of what was read
// before, with everything there is to say of it.
func (r *run) resolve(ctx context.Context, m content.Memory, o archive.Options, report *Report) (*archive.Archive, map[string]pages.Asset, error) {
	bundles, remarks, err := content.Load(ctx, r.listing, m)
	r.listing = nil
	err = cmp.Or(err, r.sources.failed)
	if err != nil {
		return nil, nil, err
	}
	report.Read, report.Recalled = int(r.sources.read.Load()), int(r.sources.recall.Load())
	report.phase("content")

	arch, more := archive.New(r.site, bundles, r.sources.bodies, o)
	say := func(said []diag.Diagnostic) {
		if r.outdated != nil {
			said = slices.DeleteFunc(said, func(d diag.Diagnostic) bool { return r.outdated(d.Path) })
		}
		r.sources.remarks.add(said)
	}
	say(more)
	check.Run(r.site, arch, say)
	assets, broken := r.sources.assets(arch.All)
	r.sources.remarks.add(slices.Concat(remarks, broken))
	r.settle(report)
	report.archive(arch)
	return arch, assets, nil
}

// static reads the files of static/ and says which are none.
func (r *run) static(report *Report) ([]pages.Static, error) {
	static, files, odd, err := r.statics()
	report.add(odd)
	r.files = files
	return static, err
}

// layOut plans every file of the site.
func (r *run) layOut(arch *archive.Archive, assets map[string]pages.Asset, static []pages.Static) {
	in := pages.Input{Public: arch.Public, Assets: assets, Static: static}
	if r.webp != nil {
		in.WebP = r.webp.Version
	}
	r.input = in
	r.plan, r.revise = pages.PlanRevisable(in)
}
