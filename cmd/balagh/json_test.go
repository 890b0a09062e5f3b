package main

import (
	"os"
	"reflect"
	"strings"
	"testing"
)

// The manual names each field of what --json prints.
func TestJSONIsDocumented(t *testing.T) {
	text, err := os.ReadFile("../../docs/configuration.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		head string
		of   any
	}{
		{"in the report of `build --json`", buildJSON{}},
		{"in the report of `build --json`", heldJSON{}},
		{"in the report of `build --json`", phaseJSON{}},
		{"in the report of `build --json`", remarksJSON{}},
		{"flag of `verify`", verifyJSON{}},
		{"flag of `verify`", differenceJSON{}},
	} {
		_, table, ok := strings.Cut(string(text), "\n| "+c.head+" |")
		if table, _, _ = strings.Cut(table, "\n\n"); !ok {
			t.Fatalf("no table %q", c.head)
		}
		for f := range reflect.TypeOf(c.of).Fields() {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if !strings.Contains(table, "`"+name+"`") {
				t.Errorf("%T: the manual does not name %s", c.of, name)
			}
		}
	}
}
