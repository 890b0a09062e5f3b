package e2e

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	uses   = regexp.MustCompile(`(?m)^\s*(?:- )?uses:\s*(\S+)(.*)$`)
	pinned = regexp.MustCompile(`^[\w.-]+/[\w./-]+@[0-9a-f]{40}$`)
	job    = regexp.MustCompile(`(?m)^  \w[\w-]*:\n`)
)

// The workflows hold no secret, run nothing that can change under their feet,
// and give each job the rights it needs and no others.
func TestWorkflowsAreSafe(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root, ".github", "workflows", "*.yml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no workflows: %v", err)
	}
	pins := map[string]string{}
	for _, f := range files {
		name, text := filepath.Base(f), read(t, f)
		for _, m := range uses.FindAllStringSubmatch(text, -1) {
			if !pinned.MatchString(m[1]) || !regexp.MustCompile(`^ # v\d+\.\d+\.\d+`).MatchString(m[2]) {
				t.Errorf("%s: %s%s: want a whole commit id and its version", name, m[1], m[2])
			}
			action, commit, _ := strings.Cut(m[1], "@")
			if other := pins[action]; other != "" && other != commit {
				t.Errorf("%s: %s is pinned to another commit elsewhere", name, action)
			}
			pins[action] = commit
		}
		if !strings.Contains(text, "\npermissions: {}\n") {
			t.Errorf("%s: the rights of all jobs do not begin with none", name)
		}
		for _, bad := range []string{"secrets.", "pull_request_target", "write-all"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s: %s", name, bad)
			}
		}
		if !strings.Contains(text, "\nconcurrency:\n") {
			t.Errorf("%s: two runs may meet", name)
		}
		_, jobs, _ := strings.Cut(text, "\njobs:\n")
		parts := job.Split(jobs, -1)[1:]
		for i, part := range parts {
			if !strings.Contains(part, "    permissions:\n") || !strings.Contains(part, "    timeout-minutes:") {
				t.Errorf("%s: job %d has no rights of its own, or no limit of time", name, i+1)
			}
			if writes := strings.Contains(part, "write"); writes != strings.Contains(part, "actions/deploy-pages@") {
				t.Errorf("%s: job %d: may write: %v", name, i+1, writes)
			}
		}
	}
}
