package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"balagh/internal/diag"
)

// conforms judges a value by the part of JSON Schema that docs/check.schema.json
// uses, and wants it to use no other.
func conforms(root, schema map[string]any, v any, at string) []string {
	var out []string
	wrong := func(format string, args ...any) { out = append(out, at+": "+fmt.Sprintf(format, args...)) }
	for key, want := range schema {
		switch key {
		case "$schema", "$defs", "title", "description", "additionalProperties":
		case "$ref":
			name := strings.TrimPrefix(want.(string), "#/$defs/")
			out = append(out, conforms(root, root["$defs"].(map[string]any)[name].(map[string]any), v, at)...)
		case "type":
			if !hasType(v, want.(string)) {
				wrong("%v is no %v", v, want)
			}
		case "const":
			if v != want {
				wrong("%v is not %v", v, want)
			}
		case "enum":
			if !slices.Contains(want.([]any), v) {
				wrong("%v is none of %v", v, want)
			}
		case "minimum":
			if n, ok := v.(float64); ok && n < want.(float64) {
				wrong("%v < %v", v, want)
			}
		case "pattern":
			if s, ok := v.(string); ok && !regexp.MustCompile(want.(string)).MatchString(s) {
				wrong("%q does not match %v", s, want)
			}
		case "items":
			list, _ := v.([]any)
			for i, e := range list {
				out = append(out, conforms(root, want.(map[string]any), e, fmt.Sprintf("%s[%d]", at, i))...)
			}
		case "required":
			object, _ := v.(map[string]any)
			for _, name := range want.([]any) {
				if _, ok := object[name.(string)]; !ok {
					wrong("%v is missing", name)
				}
			}
		case "properties":
			object, _ := v.(map[string]any)
			for name, e := range object {
				if p, ok := want.(map[string]any)[name]; ok {
					out = append(out, conforms(root, p.(map[string]any), e, at+"."+name)...)
				} else if schema["additionalProperties"] == false {
					wrong("%s is not in the schema", name)
				}
			}
		default:
			wrong("the schema uses %s, which this test does not know", key)
		}
	}
	return out
}

func hasType(v any, name string) bool {
	switch v := v.(type) {
	case map[string]any:
		return name == "object"
	case []any:
		return name == "array"
	case string:
		return name == "string"
	case bool:
		return name == "boolean"
	case float64:
		return name == "integer" && v == float64(int64(v))
	}
	return false
}

func TestJSONKeepsItsSchema(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "check.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	var schema map[string]any
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	message := diag.Text{AR: "موضوع غير معروف ‹{0}›", FR: "thème inconnu ‹{0}›", EN: "unknown tag {0}"}
	full := diag.Diagnostic{
		Path: "content/\xff/ar.md", Rule: "unknown-tag", Severity: diag.Error, Message: message, Hint: message, Args: []string{"صحة\x1b"}, Field: "tags[0]",
		Start: diag.Pos{Offset: 3, Line: 2, Column: 2, UTF16: 2}, End: diag.Pos{Offset: 9, Line: 2, Column: 5, UTF16: 5},
		Edits: []diag.Edit{{Start: 3, End: 9, New: "صحة"}}, Safe: true, More: 4,
	}
	whole := diag.Diagnostic{Path: "site.toml", Rule: "site-missing", Severity: diag.Note, Message: message}
	for _, l := range []*diag.List{
		{}, {Lang: "fr", Failure: "read content: permission denied"}, {Lang: "ar", Known: 3, Diagnostics: []diag.Diagnostic{full, whole}, Totals: diag.Totals{Errors: 1, Notes: 1}},
	} {
		var b bytes.Buffer
		if err := diag.WriteJSON(&b, l); err != nil {
			t.Fatal(err)
		}
		var v any
		if err := json.Unmarshal(b.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		for _, w := range conforms(schema, schema, v, "") {
			t.Error(w)
		}
	}
	if len(conforms(schema, schema, map[string]any{"version": 2.0, "x": true}, "")) < 4 {
		t.Error("the test accepts what the schema does not")
	}
}
