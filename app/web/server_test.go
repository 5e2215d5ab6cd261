package web_test

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"strings"
	"testing"
	"testing/fstest"

	"baihua/app"
	"baihua/app/web"
	"baihua/backend/assist"
)

type echoRequest struct {
	Text string `json:"text"`
}

// echo stands in for a bound struct: browser mode knows them only by reflection.
type echo struct{}

func (echo) Say(r echoRequest) (echoRequest, error) { return r, nil }

func (echo) Fail() (echoRequest, error) {
	return echoRequest{}, assist.NewError(assist.CodeSuperseded, "look again", io.ErrUnexpectedEOF)
}

type fixture struct {
	t       *testing.T
	srv     *web.Server
	emitter *app.Emitter
	client  *http.Client
	link    string
	base    string
}

func start(t *testing.T) *fixture {
	t.Helper()
	uploads, err := web.NewUploads()
	if err != nil {
		t.Fatal(err)
	}
	emitter := app.NewEmitter()
	srv := web.New(web.Config{
		Bound: map[string]any{"Echo": echo{}}, Emitter: emitter, Uploads: uploads, Log: slog.New(slog.DiscardHandler),
		Dist: fstest.MapFS{"index.html": {Data: []byte("<!doctype html><title>Baihua</title>")}},
	})
	if err := srv.Start("127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = srv.Close(); _ = uploads.Close() })
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	base, _, _ := strings.Cut(srv.URL(), "/?")
	return &fixture{t: t, srv: srv, emitter: emitter, client: &http.Client{Jar: jar}, link: srv.URL(), base: base}
}

func (f *fixture) get(url string) (int, string) {
	f.t.Helper()
	res, err := f.client.Get(url)
	if err != nil {
		f.t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		f.t.Fatal(err)
	}
	return res.StatusCode, string(b)
}

// post calls the API as the page would, or as somebody else when origin differs.
func (f *fixture) post(path, contentType, origin string, body io.Reader) (int, string) {
	f.t.Helper()
	req, err := http.NewRequestWithContext(f.t.Context(), http.MethodPost, f.base+path, body)
	if err != nil {
		f.t.Fatal(err)
	}
	req.Header.Set("Content-Type", contentType)
	if origin != "" {
		req.Header.Set("Origin", origin)
	}
	res, err := f.client.Do(req)
	if err != nil {
		f.t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		f.t.Fatal(err)
	}
	return res.StatusCode, string(b)
}

func TestLinkOpensOnceAndTheCookieAfterwards(t *testing.T) {
	f := start(t)
	if code, _ := f.get(f.base + "/"); code != http.StatusForbidden {
		t.Fatalf("without the link: %d", code)
	}
	if code, body := f.get(f.link); code != http.StatusOK || !strings.Contains(body, "Baihua") {
		t.Fatalf("with the link: %d %q", code, body)
	}
	if code, _ := f.get(f.link); code != http.StatusOK {
		t.Fatalf("the same browser again: %d", code)
	}
	f.client.Jar = nil
	if code, _ := f.get(f.link); code != http.StatusForbidden {
		t.Fatalf("the used link in another browser: %d", code)
	}
}

func TestTwoInstancesDoNotSignEachOtherOut(t *testing.T) {
	one, two := start(t), start(t)
	two.client = one.client // one browser
	one.get(one.link)
	two.get(two.link)
	for _, f := range []*fixture{one, two} {
		if code, _ := f.get(f.base + "/"); code != http.StatusOK {
			t.Errorf("%s: %d", f.base, code)
		}
	}
}

func TestCallsAreOnlyForOurOwnPage(t *testing.T) {
	f := start(t)
	say := `[{"text":"运费多少"}]`
	if code, _ := f.post("/api/Echo/Say", "application/json", f.base, strings.NewReader(say)); code != http.StatusForbidden {
		t.Fatalf("without the cookie: %d", code)
	}
	f.get(f.link)
	for _, origin := range []string{"", "http://evil.example", "http://127.0.0.1:1", "null"} {
		if code, _ := f.post("/api/Echo/Say", "application/json", origin, strings.NewReader(say)); code != http.StatusForbidden {
			t.Errorf("origin %q: %d", origin, code)
		}
	}
	code, body := f.post("/api/Echo/Say", "application/json", f.base, strings.NewReader(say))
	if code != http.StatusOK || !strings.Contains(body, "运费多少") {
		t.Fatalf("our own page: %d %s", code, body)
	}
}

func TestForeignHostNamesAreRefused(t *testing.T) {
	f := start(t)
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, f.link, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Host = "rebound.example"
	res, err := f.client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	if res.StatusCode != http.StatusMisdirectedRequest {
		t.Fatalf("status = %d", res.StatusCode)
	}
}

func TestCallErrorsReachThePageAsCodeAndMessage(t *testing.T) {
	f := start(t)
	f.get(f.link)
	tests := map[string]struct {
		path, body string
		status     int
		code       assist.Code
	}{
		"an error of the method": {"/api/Echo/Fail", `[]`, http.StatusUnprocessableEntity, assist.CodeSuperseded},
		"an unknown struct":      {"/api/Other/Say", `[]`, http.StatusNotFound, assist.CodeNotFound},
		"an unknown method":      {"/api/Echo/Sing", `[]`, http.StatusNotFound, assist.CodeNotFound},
		"not an array":           {"/api/Echo/Say", `{}`, http.StatusBadRequest, assist.CodeInvalid},
		"too few arguments":      {"/api/Echo/Say", `[]`, http.StatusBadRequest, assist.CodeInvalid},
		"too large a body":       {"/api/Echo/Say", `["` + strings.Repeat("x", 2<<20) + `"]`, http.StatusBadRequest, assist.CodeInvalid},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			status, body := f.post(tt.path, "application/json", f.base, strings.NewReader(tt.body))
			var v app.ErrorView
			if err := json.Unmarshal([]byte(body), &v); err != nil {
				t.Fatalf("%v in %q", err, body)
			}
			if status != tt.status || v.Code != string(tt.code) || strings.Contains(body, "unexpected EOF") {
				t.Fatalf("status %d, body %s", status, body)
			}
		})
	}
}

func TestStartRefusesOtherMachines(t *testing.T) {
	for _, addr := range []string{"0.0.0.0:0", "192.168.1.2:80", "[::]:0", "nonsense"} {
		srv := web.New(web.Config{Emitter: app.NewEmitter(), Dist: fstest.MapFS{}, Log: slog.New(slog.DiscardHandler)})
		if err := srv.Start(addr); err == nil {
			_ = srv.Close()
			t.Errorf("%s was accepted", addr)
		}
	}
}
