package render

import (
	"path"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/json"
	"github.com/tdewolff/minify/v2/svg"
	"github.com/tdewolff/minify/v2/xml"
)

// minifyLayout makes a layout small without touching its actions. End tags,
// quotes and document tags stay: an action may stand where the minifier sees
// nothing.
func minifyLayout(text string) (string, error) {
	m := minify.New()
	m.Add("text/html", &html.Minifier{
		TemplateDelims: [2]string{"{{", "}}"}, KeepDocumentTags: true, KeepEndTags: true, KeepQuotes: true, KeepDefaultAttrVals: true,
	})
	return m.String("text/html", text)
}

// Minify makes a file of static/ small, by the ending of its name; other kinds
// come back as they are.
func Minify(name string, data []byte) ([]byte, error) {
	m := minify.New()
	kinds := map[string]struct {
		media    string
		minifier minify.Minifier
	}{
		".css":  {"text/css", &css.Minifier{}},
		".svg":  {"image/svg+xml", &svg.Minifier{}},
		".json": {"application/json", &json.Minifier{}},
		".xml":  {"text/xml", &xml.Minifier{}},
	}
	k, ok := kinds[path.Ext(name)]
	if !ok {
		return data, nil
	}
	m.Add(k.media, k.minifier)
	return m.Bytes(k.media, data)
}
