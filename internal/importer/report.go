package importer

import (
	"encoding/json"
	"io"
	"regexp"
	"slices"
	"strings"
)

// Report is what an import did with everything it was given.
type Report struct {
	DryRun bool   `json:"dryRun"`
	Items  []Item `json:"items"`
	Notes  []Note `json:"notes"`
	Pairs  []Pair `json:"pairs"`
}

// Item is one text of a source and what became of it.
type Item struct {
	Source  string    `json:"source"`
	Title   string    `json:"title"`
	Lang    string    `json:"lang"`
	Path    string    `json:"path"`   // of the edition, below the site
	Status  string    `json:"status"` // "written", "planned", "present", "changed", "refused"
	Why     string    `json:"why"`    // of a refusal: "empty", "too-large", "status trash", "language en", …
	Was     string    `json:"was"`    // what it was at the source, if not published: "draft", "private", "password", …
	Words   int       `json:"words"`  // of the body
	Files   []string  `json:"files"`
	Guesses []Guess   `json:"guesses"`
	Dropped []Loss    `json:"dropped"`
	Mended  []Mend    `json:"mended"`
	Missing []string  `json:"missing"` // addresses of files that are not at hand
	Unknown []Unknown `json:"unknown"` // categories and tags the site does not have

	date    int64
	image   string
	numbers string
	paired  bool
}

// Guess is a proposed value, and the words it was taken from. One without a value
// is a field that a person must fill.
type Guess struct {
	Field string `json:"field"`
	How   string `json:"how"`
	Value string `json:"value"`
	From  string `json:"from"`
}

// Unknown is a term of the source that no vocabulary of the site has.
type Unknown struct {
	Name    string `json:"name"`
	Nearest string `json:"nearest"`
}

// Note is a remark on a whole file.
type Note struct {
	Source string   `json:"source"`
	What   string   `json:"what"`
	Args   []string `json:"args"`
	Count  int      `json:"count"`
}

// Pair are two editions that may be one release in two languages. They are
// proposed, never joined.
type Pair struct {
	First  string `json:"first"`
	Second string `json:"second"`
}

// note adds a remark on a file; what repeats is counted.
func (r *Report) note(source, what string, args ...string) {
	for i := range r.Notes {
		n := &r.Notes[i]
		if n.Source == source && n.What == what && (what == "other-type" && n.Args[0] == args[0] || slices.Equal(n.Args, args)) {
			n.Count++
			return
		}
	}
	r.Notes = append(r.Notes, Note{Source: source, What: what, Args: slices.Clone(args), Count: 1})
}

// mostPairs is how many editions one may be a pair with: of more, none is likelier.
const mostPairs = 3

// finish proposes pairs.
func (r *Report) finish() {
	r.Pairs = []Pair{}
	const days = 3 * 24 * 3600
	type at struct {
		i    int
		date int64
	}
	var made []at
	for i := range r.Items {
		if it := &r.Items[i]; it.made() && !it.paired && it.date != 0 {
			made = append(made, at{i, it.date})
		}
	}
	slices.SortStableFunc(made, func(a, b at) int { return int(min(max(a.date-b.date, -1), 1)) })
	for i, a := range made {
		found := 0
		for _, b := range made[i+1:] {
			if b.date-a.date > days || found == mostPairs {
				break
			}
			x, y := &r.Items[a.i], &r.Items[b.i]
			if x.Lang == y.Lang {
				continue
			}
			if x.image != "" && x.image == y.image || strings.Count(x.numbers, " ") > 0 && x.numbers == y.numbers {
				r.Pairs = append(r.Pairs, Pair{x.Path, y.Path})
				found++
			}
		}
	}
}

// Count returns how many texts have a status.
func (r *Report) Count(status string) int {
	n := 0
	for _, it := range r.Items {
		if it.Status == status {
			n++
		}
	}
	return n
}

// undated counts the texts made now whose date a person must find.
func (r *Report) undated() int {
	n := 0
	for _, it := range r.Items {
		if it.made() && slices.ContainsFunc(it.Guesses, func(g Guess) bool { return g.Field == "date" && g.Value == "" }) {
			n++
		}
	}
	return n
}

func (it *Item) made() bool { return it.Status == "written" || it.Status == "planned" }

// JSON writes the report for programs; lists are never null.
func (r *Report) JSON(w io.Writer) error {
	for i := range r.Items {
		if r.Items[i].Files == nil {
			r.Items[i].Files = []string{}
		}
	}
	for i := range r.Notes {
		if r.Notes[i].Args == nil {
			r.Notes[i].Args = []string{}
		}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(r)
}

var figures = regexp.MustCompile(`\d{2,}`)

// numbersOf are the different numbers of a text, in order: the same in two
// languages.
func numbersOf(paragraphs []string) string {
	all := figures.FindAllString(strings.Join(paragraphs, " "), 100)
	slices.Sort(all)
	return strings.Join(slices.Compact(all), " ")
}

// Troubled reports a source that could not be read to its end, or a text that
// could not be taken for a reason that is nobody's choice.
func (r *Report) Troubled() bool {
	return slices.ContainsFunc(r.Notes, func(n Note) bool { return n.What == "cut-off" || n.What == "no-post" }) ||
		slices.ContainsFunc(r.Items, func(it Item) bool {
			return it.Status == "refused" && it.Why != "copy" && !strings.HasPrefix(it.Why, "status ") && !strings.HasPrefix(it.Why, "language ")
		})
}
