package markdown

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// localised matches a string of the strings files, which hold one on a line.
var localised = regexp.MustCompile(`(?m)^\w+ = ("(?:[^"\\]|\\.)*")$`)

// TestInterfaceStrings wants what the interface says to be set already, since
// nothing sets it while pages are made.
func TestInterfaceStrings(t *testing.T) {
	for file, style := range map[string]Style{"fr": french, "ar": arabic} {
		data, err := os.ReadFile("../../layouts/i18n/" + file + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		all := localised.FindAllStringSubmatch(string(data), -1)
		if len(all) < 50 {
			t.Fatalf("%s: only %d strings", file, len(all))
		}
		for _, m := range all {
			s, err := strconv.Unquote(m[1])
			if err != nil {
				t.Fatal(err)
			}
			// A word stands for what is filled in.
			s = strings.NewReplacer("{0}", "mot", "{1}", "mot", "{2}", "mot").Replace(s)
			if file == "ar" {
				s = strings.ReplaceAll(s, "mot", "كلمة")
			}
			if got := style.Text(s); got != s {
				t.Errorf("%s: %s\nwant %s", file, show(s), show(got))
			}
		}
	}
}
