package web_test

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"baihua/app"
	"baihua/app/web"
)

func TestUploadKeepsNamesAndContentAndNothingElseIsAllowed(t *testing.T) {
	uploads, err := web.NewUploads()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = uploads.Close() }()
	srv := web.New(web.Config{Emitter: app.NewEmitter(), Uploads: uploads, Dist: fstest.MapFS{"index.html": {}}, Log: slog.New(slog.DiscardHandler)})
	if err := srv.Start("127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = srv.Close() }()
	jar, _ := cookiejar.New(nil)
	base, _, _ := strings.Cut(srv.URL(), "/?")
	f := &fixture{t: t, srv: srv, client: &http.Client{Jar: jar}, base: base}
	f.get(srv.URL())
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for range 2 {
		part, err := w.CreateFormFile("files", "../../手册.md")
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(part, "# 退货")
	}
	_ = w.Close()
	code, answer := f.post("/api/upload", w.FormDataContentType(), base, &body)
	var got struct{ Paths []string }
	if err := json.Unmarshal([]byte(answer), &got); err != nil || code != http.StatusOK || len(got.Paths) != 2 {
		t.Fatalf("%d %s %v", code, answer, err)
	}
	for _, p := range got.Paths {
		b, err := os.ReadFile(p)
		if err != nil || string(b) != "# 退货" || !strings.HasSuffix(p, "/手册.md") || !uploads.Allowed(p) {
			t.Errorf("%s: %q, %v", p, b, err)
		}
	}
	if uploads.Allowed("/etc/passwd") {
		t.Error("a path that was never uploaded may be imported")
	}
	mine := filepath.Join(t.TempDir(), "mine.md")
	if err := os.WriteFile(mine, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	uploads.Release([]string{got.Paths[0], mine})
	for path, there := range map[string]bool{got.Paths[0]: false, got.Paths[1]: true, mine: true} {
		if _, err := os.Stat(path); (err == nil) != there {
			t.Errorf("after the import of the first: %s: %v", path, err)
		}
	}
	if uploads.Allowed(got.Paths[0]) {
		t.Error("a file that is gone may be imported")
	}
}

func TestAnUploadThatBreaksOffLeavesNothing(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	f := start(t)
	f.get(f.link)
	body := "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.md\"\r\n\r\n# One\r\n" +
		"--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"b.md\"\r\n\r\n# Tw"
	if code, answer := f.post("/api/upload", "multipart/form-data; boundary=x", f.base, strings.NewReader(body)); code == http.StatusOK {
		t.Fatalf("half an upload was taken: %s", answer)
	}
	if files := uploaded(t); len(files) > 0 {
		t.Fatalf("left of it: %v", files)
	}
}

// uploaded lists what uploads have put into this test's folder.
func uploaded(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(os.TempDir(), "baihua-upload-*", "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}
