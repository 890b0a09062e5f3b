package serve

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// deskEvents tells a browser, as long as it listens, that the page of the desk it
// shows would now say something else: after a save, and when time has passed.
func (s *server) deskEvents(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet {
		http.Error(w, "only GET", http.StatusMethodNotAllowed)
		return
	}
	at, err := url.Parse(r.URL.Query().Get("of"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	name, ok := strings.CutPrefix(at.Path, own)
	_, said := s.deskBody(name, at.Query())
	if !ok || said == nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	c := s.browsers.join()
	defer s.browsers.leave(c)
	alive := time.NewTicker(15 * time.Second)
	defer alive.Stop()
	out := http.NewResponseController(w)
	fmt.Fprint(w, "retry: 300\n\ndata: look\n\n") // something may have been saved since the page was made
	for {
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
		if _, now := s.deskBody(name, at.Query()); !bytes.Equal(said, now) {
			said = now
			fmt.Fprint(w, "data: look\n\n")
		}
	}
}
