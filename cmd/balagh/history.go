package main

import (
	"context"
	"os"
	"strings"

	"balagh/internal/author"
	"balagh/internal/config"
	"balagh/internal/content"
)

// history finds the version of an original that a translation was made from, in
// the git repository the site is in, if it is in one.
type history struct {
	*terminal
	ctx    context.Context
	site   *config.Site
	root   *os.Root
	asked  int
	absent bool // there is no git, or no repository
}

// Asking git for an old version takes some milliseconds: so many files are looked
// up in a run, and so many of the latest versions of each.
const (
	historyFiles    = 50
	historyVersions = 40
)

// moved names what of an original's words differs from the version of a digest;
// nothing when that version is not to be had.
func (h *history) moved(original, digest string) []string {
	if h.absent || h.asked == historyFiles {
		return nil
	}
	h.asked++
	log, err := h.git(h.ctx, "log", "--format=%H", "-n", itoa(historyVersions), "--", original)
	if err != nil {
		h.absent = true
		return nil
	}
	text, err := h.root.ReadFile(original)
	if err != nil {
		return nil
	}
	now := h.read(original, text)
	if now == nil {
		return nil
	}
	for commit := range strings.FieldsSeq(string(log)) {
		text, err := h.git(h.ctx, "show", commit+":./"+original)
		if err != nil {
			continue // not there in this one
		}
		if was := h.read(original, text); was != nil && was.Digest == digest {
			return author.Moved(was, now)
		}
	}
	return nil
}

func (h *history) read(name string, text []byte) *author.Version {
	kind := content.Release
	if strings.HasPrefix(name, "content/pages/") {
		kind = content.Standing
	}
	e, t, _ := content.Read(h.site, kind, name, h.site.Default().Code, text)
	if e == nil {
		return nil
	}
	return &author.Version{Edition: e, Text: t}
}
