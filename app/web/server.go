package web

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"baihua/app"
	"baihua/backend/assist"
)

// policy forbids everything that the screens do not need; no inline script runs.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
	"font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// Server serves one seat's screens to one browser on this machine.
type Server struct {
	bound   map[string]any
	emitter *app.Emitter
	dist    fs.FS
	uploads *Uploads
	log     *slog.Logger

	mu     sync.Mutex
	ticket string // opens the page once, "" after it was used
	secret string // the cookie's value afterwards
	http   *http.Server
	addr   net.Addr
}

// Config is what a server serves.
type Config struct {
	Bound   map[string]any
	Emitter *app.Emitter
	Dist    fs.FS // the built screens
	Uploads *Uploads
	Log     *slog.Logger
}

// New makes a server with a fresh one-time token.
func New(c Config) *Server {
	return &Server{
		bound: c.Bound, emitter: c.Emitter, dist: c.Dist, uploads: c.Uploads, log: c.Log,
		ticket: random(), secret: random(),
	}
}

// Start listens on addr, which must be loopback, and serves in the background.
func (s *Server) Start(addr string) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return assist.NewError(assist.CodeInvalid, "the address must be host:port, e.g. 127.0.0.1:8780", err)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return assist.NewError(assist.CodeUnsafe, "browser mode listens on this machine only: use 127.0.0.1", nil)
	}
	l, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", addr)
	if err != nil {
		return assist.NewError(assist.CodeUnavailable, "the address is in use: choose another port or 0", err)
	}
	s.addr = l.Addr()
	s.http = &http.Server{Handler: s.Handler(), ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10}
	go func() {
		if err := s.http.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			s.log.Error("browser mode stopped", slog.String(assist.LogError, err.Error()))
		}
	}()
	return nil
}

// URL is the address to open, with the one-time token.
func (s *Server) URL() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return "http://" + s.addr.String() + "/?token=" + s.ticket
}

// Close ends the server and its event streams.
func (s *Server) Close() error { return s.http.Close() }

// Handler is the whole of browser mode.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("POST /api/upload", s.private(http.HandlerFunc(s.upload)))
	mux.Handle("POST /api/{struct}/{method}", s.private(http.HandlerFunc(s.call)))
	mux.Handle("GET /api/events", s.private(http.HandlerFunc(s.events)))
	mux.Handle("GET /", s.page(http.FileServerFS(s.dist)))
	return s.headers(mux)
}

// headers sets what every answer carries and refuses names that are not this machine
// (DNS rebinding).
func (s *Server) headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !loopbackHost(r.Host) {
			http.Error(w, "this address is not served", http.StatusMisdirectedRequest)
			return
		}
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

// page exchanges the one-time token for a cookie, and serves the screens.
func (s *Server) page(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if token := r.URL.Query().Get("token"); token != "" {
			if !s.redeem(token) && !s.known(r) {
				http.Error(w, "this link was used already or is not valid: start browser mode again for a new one", http.StatusForbidden)
				return
			}
			http.SetCookie(w, &http.Cookie{Name: cookieName(r), Value: s.secret, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
			http.Redirect(w, r, "/", http.StatusSeeOther)
			return
		}
		if !s.known(r) {
			http.Error(w, "open the link that baihuactl printed", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// private lets only our own page through: right cookie, right origin.
func (s *Server) private(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		origin := r.Header.Get("Origin")
		sameOrigin := origin == "http://"+r.Host || (origin == "" && r.Header.Get("Sec-Fetch-Site") == "same-origin")
		if !s.known(r) || !sameOrigin {
			writeError(w, http.StatusForbidden, assist.NewError(assist.CodeUnsafe, "this page may not call the program: open the link that baihuactl printed", nil))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// redeem uses the one-time token up.
func (s *Server) redeem(token string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ticket == "" || subtle.ConstantTimeCompare([]byte(token), []byte(s.ticket)) != 1 {
		return false
	}
	s.ticket = ""
	return true
}

func (s *Server) known(r *http.Request) bool {
	c, err := r.Cookie(cookieName(r))
	return err == nil && subtle.ConstantTimeCompare([]byte(c.Value), []byte(s.secret)) == 1
}

// cookieName holds the port that the browser called: browsers share cookies between the
// ports of one host, and a second instance must not sign the first one out.
func cookieName(r *http.Request) string {
	_, port, err := net.SplitHostPort(r.Host)
	if err != nil {
		port = "80"
	}
	return "baihua-" + port
}

func loopbackHost(hostport string) bool {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		host = hostport
	}
	ip := net.ParseIP(host)
	return host == "localhost" || (ip != nil && ip.IsLoopback())
}

func random() string {
	b := make([]byte, 24)
	_, _ = rand.Read(b) // never fails since Go 1.24
	return hex.EncodeToString(b)
}
