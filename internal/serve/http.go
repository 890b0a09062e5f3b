package serve

import (
	"errors"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"

	"balagh/internal/build"
)

// own is the folder of addresses that belong to the preview itself.
const own = "/_balagh/"

// ServeHTTP answers a browser on this machine. A file is served because the plan
// has it: no address is ever turned into a path on disk.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	switch {
	case !s.knows(r.Host):
		http.Error(w, "this preview answers only to its own address", http.StatusMisdirectedRequest)
		return
	case r.Method != http.MethodGet && r.Method != http.MethodHead && !sameOrigin(r):
		http.Error(w, "this came from another site", http.StatusForbidden)
		return
	case strings.HasPrefix(r.URL.Path, own):
		s.own(w, r)
		return
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	h.Set("Content-Security-Policy", "frame-ancestors 'self'") // the desk shows pages beside each other
	s.page(w, r)
}

// knows reports whether a Host header names this server. A name that someone made
// to lead here is not among them: a foreign page could read drafts through it.
func (s *server) knows(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.Trim(host, "[]")
	return strings.EqualFold(host, "localhost") || net.ParseIP(host) != nil || s.host != "" && strings.EqualFold(host, s.host)
}

// sameOrigin reports whether a request comes from a page of this server.
func sameOrigin(r *http.Request) bool {
	u, err := url.Parse(r.Header.Get("Origin"))
	return err == nil && u.Host != "" && u.Host == r.Host
}

// page serves a file of the site.
func (s *server) page(w http.ResponseWriter, r *http.Request) {
	state := s.state.Load()
	if state.Site() == nil {
		s.answer(w, r, http.StatusServiceUnavailable, "text/html; charset=utf-8", dress(s.marks(state, ""), "", "none", noPage))
		return
	}
	base := state.Site().BasePath
	if base != "" && r.URL.Path == "/" {
		http.Redirect(w, r, base+"/", http.StatusFound)
		return
	}
	name, ok := planName(r.URL, base)
	if !ok {
		s.notFound(w, r, state, "")
		return
	}
	f, ok := state.File(name)
	if !ok {
		if _, folder := state.File(name + "/index.html"); folder && !strings.HasSuffix(name, "index.html") {
			http.Redirect(w, r, (&url.URL{Path: base + "/" + name + "/"}).EscapedPath(), http.StatusFound)
			return
		}
		s.notFound(w, r, state, name)
		return
	}
	s.file(w, r, state, f, http.StatusOK)
}

// planName is the name in the plan that an address asks for. What a careful host
// would refuse is refused, though it could reach nothing.
func planName(u *url.URL, base string) (string, bool) {
	rest, ok := strings.CutPrefix(u.Path, base+"/")
	coded := strings.ToLower(u.EscapedPath())
	if !ok || strings.ContainsAny(rest, "\x00\\") || strings.Contains(coded, "%2f") || strings.Contains(coded, "%5c") {
		return "", false
	}
	if rest == "" || strings.HasSuffix(rest, "/") {
		rest += "index.html"
	}
	return rest, fs.ValidPath(rest)
}

// file serves one planned file; a page is dressed for the preview.
func (s *server) file(w http.ResponseWriter, r *http.Request, state *build.Snapshot, f build.File, status int) {
	data, err := s.memory.get(state, f)
	switch {
	case errors.Is(err, build.ErrChanged):
		w.Header().Set("Retry-After", "1")
		http.Error(w, err.Error(), http.StatusServiceUnavailable)
		return
	case err != nil && !isHTML(f.Path):
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	case err != nil && data == nil:
		data, status = []byte(noPage), http.StatusInternalServerError
	}
	h := w.Header()
	if isHTML(f.Path) {
		h.Set("Cache-Control", "no-store")
		s.answer(w, r, status, contentType(f), dress(s.marks(state, f.Path), f.Path, f.Key.String(), string(data)))
		return
	}
	tag := `"` + f.Key.String() + `"`
	h.Set("Cache-Control", "no-cache")
	h.Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag && status == http.StatusOK {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	s.answer(w, r, status, contentType(f), data)
}

// notFound serves the site's own page for an address there is none at.
func (s *server) notFound(w http.ResponseWriter, r *http.Request, state *build.Snapshot, name string) {
	f, ok := state.File("404.html")
	if !ok {
		http.NotFound(w, r)
		return
	}
	data, err := s.memory.get(state, f)
	if err != nil && data == nil {
		data = []byte(noPage)
	}
	w.Header().Set("Cache-Control", "no-store")
	s.answer(w, r, http.StatusNotFound, contentType(f), dress(s.marks(state, name), name, "", string(data)))
}

func (s *server) answer(w http.ResponseWriter, r *http.Request, status int, kind string, data []byte) {
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(data)
	}
}

func isHTML(name string) bool {
	ext := path.Ext(name)
	return ext == ".html" || ext == ".htm"
}

// contentType is what a host should say of a file; the tables of the machine have
// no say.
func contentType(f build.File) string {
	switch f.Kind {
	case "atom":
		return "application/atom+xml; charset=utf-8"
	case "rss":
		return "application/rss+xml; charset=utf-8"
	case "jsonfeed":
		return "application/feed+json; charset=utf-8"
	}
	if t := types[strings.ToLower(path.Ext(f.Path))]; t != "" {
		return t
	}
	if f.Kind == "text" {
		return "text/plain; charset=utf-8"
	}
	return "application/octet-stream"
}

var types = map[string]string{
	".html": "text/html; charset=utf-8", ".htm": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".mjs": "text/javascript; charset=utf-8", ".json": "application/json", ".xml": "application/xml; charset=utf-8", ".txt": "text/plain; charset=utf-8",
	".webmanifest": "application/manifest+json", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
	".webp": "image/webp", ".gif": "image/gif", ".avif": "image/avif", ".ico": "image/x-icon", ".pdf": "application/pdf", ".woff2": "font/woff2", ".woff": "font/woff",
	".mp4": "video/mp4", ".mp3": "audio/mpeg", ".csv": "text/csv; charset=utf-8", ".zip": "application/zip",
	".doc": "application/msword", ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xls": "application/vnd.ms-excel", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".odt": "application/vnd.oasis.opendocument.text", ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}
