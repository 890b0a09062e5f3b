package e2e

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// lighthouse is what Lighthouse says of one page.
type lighthouse struct {
	Categories map[string]struct {
		Score     *float64
		AuditRefs []struct {
			ID     string
			Weight float64
		}
	}
	Audits map[string]struct {
		Score       *float64
		Title       string
		Explanation string
		Details     json.RawMessage
	}
	RuntimeError *struct{ Message string }
}

// short lists the categories under 100, and for each the audits that cost it.
func (l lighthouse) short() []string {
	var out []string
	for _, name := range []string{"performance", "accessibility", "best-practices", "seo"} {
		c, ok := l.Categories[name]
		if !ok || c.Score == nil {
			out = append(out, name+" was not judged")
			continue
		}
		if *c.Score == 1 || name == "performance" && *c.Score >= leastPerformance {
			continue
		}
		said := fmt.Sprintf("%s %.0f", name, 100**c.Score)
		for _, ref := range c.AuditRefs {
			if a := l.Audits[ref.ID]; ref.Weight > 0 && a.Score != nil && *a.Score < 1 {
				said += fmt.Sprintf("\n\t%s (%.2f): %s %s %.600s", ref.ID, *a.Score, a.Title, a.Explanation, a.Details)
			}
		}
		out = append(out, said)
	}
	return out
}

// Performance is a guess at a slow phone from what this machine did, so a busy
// machine costs a point or two; the other three categories are facts.
const (
	leastPerformance = 0.99
	lighthouseRuns   = 3
)

// Lighthouse gives 100 in each of its four categories to a release with a photo,
// to the home page and to a list, in both languages. Of at most three runs the
// best counts.
func TestLighthouse(t *testing.T) {
	needs(t, "node")
	script := npm(t, "lighthouse/cli/index.js")
	if chromium() == "" {
		missing(t, "chromium is not installed")
	}
	host := sample(t).host(t)
	for _, code := range []string{"ar", "fr"} {
		for _, p := range []string{"2023/rencontre-01-dakhla/", "", "2025/"} {
			address := host + "/" + code + "/" + p
			var short []string
			for range lighthouseRuns {
				if short = judged(t, script, address).short(); len(short) == 0 {
					break
				}
			}
			for _, s := range short {
				t.Errorf("/%s/%s: %s", code, p, s)
			}
		}
	}
}

func judged(t *testing.T, script, address string) lighthouse {
	t.Helper()
	dir := t.TempDir()
	flags := []string{"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--user-data-dir=" + filepath.Join(dir, "profile")}
	said := filepath.Join(dir, "said.json")
	r := command(t, dir, []string{"CHROME_PATH=" + chromium()}, "node", script, address, "--quiet", "--output=json",
		"--output-path="+said, "--no-enable-error-reporting", "--disable-full-page-screenshot",
		"--only-categories=performance,accessibility,best-practices,seo", "--chrome-flags="+strings.Join(flags, " "))
	var out lighthouse
	if r.code != 0 {
		t.Fatalf("%s: exit %d: %s%s", address, r.code, r.stdout, r.stderr)
	}
	if err := json.Unmarshal([]byte(read(t, said)), &out); err != nil {
		t.Fatal(err)
	}
	if out.RuntimeError != nil {
		t.Fatalf("%s: %s", address, out.RuntimeError.Message)
	}
	return out
}
