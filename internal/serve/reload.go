package serve

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"balagh/internal/build"
)

// What the preview adds to a page: a script, and the style of its marks.
//
//go:embed reload.js
var script []byte

//go:embed marks.css
var style []byte

// browsers are those that wait for word.
type browsers struct {
	mu  sync.Mutex
	all map[chan struct{}]bool
}

func (b *browsers) join() chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	c := make(chan struct{}, 1)
	if b.all == nil {
		b.all = map[chan struct{}]bool{}
	}
	b.all[c] = true
	return c
}

func (b *browsers) leave(c chan struct{}) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.all, c)
}

// wake has every browser look at the state again.
func (b *browsers) wake() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for c := range b.all {
		select {
		case c <- struct{}{}:
		default: // it will look anyway
		}
	}
}

// own serves the addresses of the preview itself.
func (s *server) own(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
	switch name := strings.TrimPrefix(r.URL.Path, own); name {
	case "events":
		s.events(w, r)
	case "reload.js":
		s.answer(w, r, http.StatusOK, types[".js"], script)
	case "marks.css":
		s.answer(w, r, http.StatusOK, types[".css"], style)
	default:
		if !s.desk(w, r, name) {
			http.NotFound(w, r)
		}
	}
}

// word is what a browser is told.
type word struct {
	Key    string      `json:"key,omitempty"` // of what the page now says
	Reload bool        `json:"reload,omitempty"`
	Styles [][2]string `json:"styles,omitempty"` // style sheets by address, and what replaces them
	Files  []string    `json:"files,omitempty"`  // other files that changed under their address
	Marks  *string     `json:"marks,omitempty"`  // HTML; "" takes them away
}

func (w *word) empty() bool {
	return w.Key == "" && !w.Reload && len(w.Styles) == 0 && len(w.Files) == 0 && w.Marks == nil
}

// viewer is one browser and what it shows.
type viewer struct {
	page  string // as planned; "" where there was none
	key   string
	marks *string         // nil before the first word
	state *build.Snapshot // it was last told of
}

// events tells one browser, as long as it listens, what its page should be.
func (s *server) events(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet {
		http.Error(w, "only GET", http.StatusMethodNotAllowed)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	c := s.browsers.join()
	defer s.browsers.leave(c)
	q := r.URL.Query()
	v := &viewer{page: q.Get("page"), key: q.Get("key")}
	alive := time.NewTicker(15 * time.Second)
	defer alive.Stop()
	fmt.Fprint(w, "retry: 300\n\n")
	out := http.NewResponseController(w)
	for {
		if told := s.look(v); !told.empty() {
			data, err := json.Marshal(told)
			if err != nil {
				panic("internal error: " + err.Error())
			}
			fmt.Fprintf(w, "data: %s\n\n", data)
		}
		if out.Flush() != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-c:
		case <-alive.C: // a connection that was cut is noticed by writing
			fmt.Fprint(w, ":\n\n")
		}
	}
}

// look compares what a browser shows with what it should.
func (s *server) look(v *viewer) word {
	state := s.state.Load()
	if v.state == state {
		return word{}
	}
	was := v.state
	v.state = state
	told := word{Files: touched(was, state)}
	f, ok := state.File(v.page)
	key := ""
	if ok {
		key = f.Key.String()
	}
	if key != v.key && state.Site() != nil {
		old := v.key
		if told.Reload, told.Styles = s.differs(state, was, f, v); v.key != old {
			told.Key = v.key
		}
	}
	if marks := s.marks(state, v.page); v.marks == nil || marks != *v.marks {
		v.marks, told.Marks = &marks, &marks
	}
	return told
}

// differs tells how a page of another key differs from what a browser shows: not
// at all, in its style sheet, or in what it says. What the browser then has is
// noted.
func (s *server) differs(state, was *build.Snapshot, f build.File, v *viewer) (reload bool, styles [][2]string) {
	if f.Path == "" || v.key == "" {
		return true, nil
	}
	old, ok := s.memory.last(f.Path)
	if !ok || old.key.String() != v.key {
		return true, nil
	}
	now, err := s.memory.get(state, f)
	switch {
	case err != nil:
		return false, nil // the last good page stays; its marks say why
	case bytes.Equal(old.data, now):
		v.key = f.Key.String()
		return false, nil
	case was == nil:
		return true, nil
	}
	from, to := was.Stylesheet(), state.Stylesheet()
	if from != to && bytes.Equal(bytes.ReplaceAll(old.data, []byte(from), []byte(to)), now) {
		v.key = f.Key.String()
		return false, [][2]string{{from, to}}
	}
	return true, nil
}

// touched lists the files of static/ that changed under the address they had.
func touched(was, now *build.Snapshot) []string {
	if was == nil || was.Site() == nil || now.Site() == nil {
		return nil
	}
	before, after := was.Statics(), now.Statics()
	var out []string
	for p, key := range after {
		if old, ok := before[p]; ok && old != key {
			out = append(out, now.Site().BasePath+"/"+p)
		}
	}
	slices.Sort(out)
	return out
}

// policyMeta is a policy in a page; the browser must hear ours instead.
var policyMeta = regexp.MustCompile(`(?i)<meta[^>]+http-equiv=["']?Content-Security-Policy["']?[^>]*content=("[^"]*"|'[^']*')[^>]*>`)

// dress adds to a page what the preview needs, and nothing else: its script with
// the marks that belong over the page, and the right to run it in the page's own
// policy.
func dress(marks, page, key, text string) []byte {
	tag := `<script src="` + own + `reload.js" defer data-page="` + html.EscapeString(page) + `" data-key="` + key + `" data-marks="` + html.EscapeString(marks) + `"></script>`
	if at := policyMeta.FindStringSubmatchIndex(text); at != nil {
		policy := html.UnescapeString(text[at[2]+1 : at[3]-1])
		text = text[:at[2]] + `"` + html.EscapeString(loosened(policy)) + `"` + text[at[3]:]
		if end := strings.IndexByte(text[at[2]:], '>'); end >= 0 {
			at := at[2] + end + 1
			return []byte(text[:at] + tag + text[at:])
		}
	}
	for _, mark := range []string{"<head>", "<title>"} {
		if at := strings.Index(text, mark); at >= 0 {
			if mark == "<head>" {
				at += len(mark)
			}
			return []byte(text[:at] + tag + text[at:])
		}
	}
	return []byte(text + tag)
}

// loosened is a policy that lets the preview's script run and listen.
func loosened(policy string) string {
	directives := map[string]string{}
	var order []string
	for d := range strings.SplitSeq(policy, ";") {
		name, values, _ := strings.Cut(strings.TrimSpace(d), " ")
		if name = strings.ToLower(name); name != "" {
			directives[name] = values
			order = append(order, name)
		}
	}
	fallback, some := directives["default-src"]
	for _, name := range []string{"script-src", "style-src", "connect-src"} {
		values, ok := directives[name]
		if !ok {
			if !some {
				continue
			}
			values = fallback
			order = append(order, name)
		}
		fields := slices.DeleteFunc(strings.Fields(values), func(f string) bool { return f == "'none'" || f == "'self'" })
		directives[name] = strings.Join(append(fields, "'self'"), " ")
	}
	var out []string
	for _, name := range order {
		out = append(out, strings.TrimSpace(name+" "+directives[name]))
	}
	return strings.Join(out, "; ")
}
