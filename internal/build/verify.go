package build

import (
	"context"
	"errors"
	"fmt"
	"os"

	"balagh/internal/output"
)

// Verify makes every file of the site anew, one after the other and into no
// folder, and compares it with the one that stands in out, byte for byte; then
// what out remembers with what a first build would. Nothing that was kept for a
// later build is used or altered, and nothing is written to out. Options.Target
// and Dir are not used. Mistakes of the authors are in the Report: then nothing
// was compared.
func Verify(ctx context.Context, o Options, out string) (r *Report, found []output.Difference, failed error) {
	private, err := os.MkdirTemp("", "balagh-verify-*")
	if err != nil {
		return newReport(nil), nil, fmt.Errorf("make a folder for what is read: %w", err)
	}
	defer func() { failed = errors.Join(failed, os.RemoveAll(private)) }()
	audit := output.NewAudit(out)
	o.Dir, o.Target = private, audit
	r, err = Run(ctx, o)
	return r, audit.Differences(), err
}
