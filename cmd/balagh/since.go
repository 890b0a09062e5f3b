package main

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"strings"

	"balagh/internal/diag"
)

// changedSince asks git which files of the site differ from where a revision and
// this one parted, and which are new and not yet recorded.
func changedSince(ctx context.Context, t *terminal, ref string) (func(path string) bool, error) {
	if _, err := t.git(ctx, "rev-parse", "--is-inside-work-tree"); err != nil {
		if errors.Is(err, exec.ErrNotFound) {
			return nil, sinceError(t, noGit, ref)
		}
		return nil, sinceError(t, noRepository, ref)
	}
	if _, err := t.git(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", ref+"^{commit}"); err != nil {
		return nil, sinceError(t, noRevision, ref)
	}
	base := ref
	if out, err := t.git(ctx, "merge-base", "--", ref, "HEAD"); err == nil {
		base = strings.TrimSpace(string(out))
	} // else the history is cut off, or there is no common one: compare with the revision itself
	tracked, err := t.git(ctx, "diff", "--name-only", "--relative", "-z", "--end-of-options", base, "--")
	if err != nil {
		return nil, sinceError(t, noRevision, ref)
	}
	untracked, err := t.git(ctx, "ls-files", "--others", "--exclude-standard", "-z")
	if err != nil {
		return nil, sinceError(t, noRepository, ref)
	}
	changed := map[string]bool{}
	for _, list := range [][]byte{tracked, untracked} {
		for name := range bytes.SplitSeq(list, []byte{0}) {
			changed[string(name)] = true
		}
	}
	return func(path string) bool { return changed[path] }, nil
}

func (t *terminal) git(ctx context.Context, args ...string) ([]byte, error) {
	return exec.CommandContext(ctx, "git", append([]string{"-C", t.dir}, args...)...).Output()
}

func sinceError(t *terminal, text diag.Text, ref string) error {
	return usageError{errors.New(text.In(t.lang, []string{ref}))}
}
