package toml

import (
	"slices"
	"testing"
)

// Where every mistake of a text has a proposal, the text is TOML once all are
// made; and the commonest mistakes have one.
func TestProposals(t *testing.T) {
	mended := 0
	for _, m := range mistakes {
		_, ds := parse(m.text)
		text, whole := m.text, true
		for _, d := range slices.Backward(ds) {
			if len(d.Edits) != 1 {
				whole = false
				break
			}
			e := d.Edits[0]
			text = text[:e.Start] + e.New + text[e.End:]
		}
		if !whole {
			continue
		}
		mended++
		if d, ds := parse(text); d == nil {
			t.Errorf("%q becomes %q, which is no better: %s", m.text, text, said(ds))
		}
	}
	if mended < 12 {
		t.Errorf("only %d texts are mended", mended)
	}
	for from, to := range map[string]string{
		"title = “بلاغ”": "title = \"بلاغ\"", "date = ١٧/٠٦/٢٠٢٥": "date = 2025-06-17", "العنوان = \"بلاغ\"": "title = \"بلاغ\"",
		"tags = ['صحة'، 'تعاضد']": "tags = ['صحة', 'تعاضد']",
	} {
		_, ds := parse(from)
		if len(ds) != 1 || len(ds[0].Edits) != 1 || ds[0].Safe {
			t.Errorf("%q: %+v", from, ds)
		} else if e := ds[0].Edits[0]; from[:e.Start]+e.New+from[e.End:] != to {
			t.Errorf("%q becomes %q, want %q", from, from[:e.Start]+e.New+from[e.End:], to)
		}
	}
}
