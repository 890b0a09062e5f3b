// Package serve is the live preview: it shows a site as a build would make it,
// and shows it anew while its authors write.
//
// In come a site's folder and an address to listen on; out go pages, rendered
// when a browser asks for them and kept by key, and word to each browser whose
// page is no longer what a build would make. A save is shown twice: the pages of
// the edited release at once, and all that it touches once the archive has been
// resolved anew in the background. Until then everyone sees the state before;
// nobody waits, and no lock is held while a page is made.
//
// Rules kept here: only what is in the plan is served, so nothing outside the
// site can be; only this machine is answered, unless told otherwise; what the
// preview adds to a page is one script, whose marks stand in a shadow tree of
// their own. fsnotify is spoken to in watch.go alone.
package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"balagh/internal/build"
	"balagh/internal/diag"
)

// Options say what to show, where, and whom to tell.
type Options struct {
	Build build.Options    // Drafts shows what is not public yet, marked
	Fixed bool             // the moment is given, and time does not pass
	Now   func() time.Time // of the machine

	Host string // "" for this machine alone
	Port int    // 0: the first free one from FirstPort
	Lang string // of the desk where no page says one; "": Arabic

	Ready   func(address string)    // the preview can be opened
	Remarks func([]diag.Diagnostic) // the mistakes of the site, when they have changed
	Lost    func(reason error)      // watching does not reach, or events were lost
	Failed  func(failure error)     // a refresh that failed; the state before stays
}

// FirstPort is where a free port is looked for.
const FirstPort = 4310

// portsTried is how many ports are tried from the first.
const portsTried = 50

// ErrPort says that the wanted port is taken.
var ErrPort = errors.New("the port is taken")

// server is a preview under way.
type server struct {
	options  Options
	host     string // that --host named, for the check of who asks
	session  *build.Session
	state    atomic.Pointer[build.Snapshot]
	memory   *memory
	browsers browsers
	books    books
	said     string // the mistakes last told
}

// Run shows a site until ctx ends. The error is the machine's failure or a wrong
// option; mistakes of authors are shown.
func Run(ctx context.Context, o Options) error {
	listener, err := listen(o.Host, o.Port)
	if err != nil {
		return err
	}
	defer listener.Close()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	w, err := watch(ctx, o.Build.Dir, o.Lost) // before the site is read: nothing is missed in between
	if err != nil {
		return err
	}
	s, err := newServer(ctx, o)
	if err != nil {
		return err
	}
	h := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second, BaseContext: func(net.Listener) context.Context { return ctx }}
	var work sync.WaitGroup
	work.Go(func() { s.follow(ctx, w.out) })
	failed := make(chan error, 1)
	go func() { failed <- h.Serve(listener) }()
	if o.Ready != nil {
		o.Ready("http://" + s.shown(listener.Addr()) + s.basePath() + "/")
	}
	select {
	case <-ctx.Done():
		err = nil
	case err = <-failed:
	}
	stop()
	h.Close() // at once: a browser that listens would keep a gentler end waiting
	work.Wait()
	return errors.Join(err, s.session.Close(o.Now()))
}

// newServer loads the site once.
func newServer(ctx context.Context, o Options) (*server, error) {
	session, err := build.OpenSession(ctx, o.Build)
	if err != nil {
		return nil, err
	}
	s := &server{options: o, host: o.Host, session: session, memory: newMemory()}
	state, err := session.Refresh(ctx, nil, s.moment())
	if err != nil {
		return nil, errors.Join(err, session.Close(o.Now()))
	}
	s.publish(state)
	return s, nil
}

// moment is the moment the site is shown at.
func (s *server) moment() time.Time {
	if s.options.Fixed {
		return s.options.Build.At
	}
	return s.options.Now()
}

// publish makes a state the one that is shown, and tells every browser.
func (s *server) publish(state *build.Snapshot) {
	s.state.Store(state)
	s.browsers.wake()
	s.tell(state)
}

// listen takes the port that is wanted, or the first free one.
func listen(host string, port int) (net.Listener, error) {
	if host == "" {
		host = "127.0.0.1"
	}
	if port != 0 {
		l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port)))
		if isTaken(err) {
			return nil, fmt.Errorf("%w: %d", ErrPort, port)
		}
		return l, err
	}
	for port := FirstPort; ; port++ {
		l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port)))
		if err == nil || !isTaken(err) || port == FirstPort+portsTried {
			return l, err
		}
	}
}

// isTaken knows a port that is taken, on Windows by its own number.
func isTaken(err error) bool {
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, syscall.Errno(10048))
}

// shown is an address to open: of all addresses of the machine, its own.
func (s *server) shown(at net.Addr) string {
	host, port, err := net.SplitHostPort(at.String())
	if err != nil {
		return at.String()
	}
	if ip := net.ParseIP(host); ip != nil && (ip.IsUnspecified() || ip.IsLoopback()) {
		host = "localhost"
	} else if s.host != "" {
		host = s.host
	}
	return net.JoinHostPort(host, port)
}

// basePath is what stands before every address of the site.
func (s *server) basePath() string {
	if site := s.state.Load().Site(); site != nil {
		return site.BasePath
	}
	return ""
}

// stampOf tells whether a file is still being written.
func (s *server) stampOf(name string) (size int64, changed time.Time) {
	info, err := os.Stat(filepath.Join(s.options.Build.Dir, filepath.FromSlash(name)))
	if err != nil {
		return -1, time.Time{}
	}
	return info.Size(), info.ModTime()
}
