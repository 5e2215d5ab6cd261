package window

import (
	"context"
	"net/http"
	"strings"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"baihua/app"
)

// host gives the bound structs what only a window has. It implements app.Host.
type host struct{ ctx context.Context }

func (h *host) start(ctx context.Context) { h.ctx = ctx }

// PickFiles implements app.Host.
func (h *host) PickFiles(context.Context) ([]string, error) {
	return runtime.OpenMultipleFilesDialog(h.ctx, runtime.OpenDialogOptions{
		Title: "Baihua",
		Filters: []runtime.FileFilter{{
			DisplayName: "PDF, Word, Excel, PowerPoint, HTML, Markdown, TXT, CSV, JSONL, ZIP",
			Pattern:     "*" + strings.Join(app.Readable(), ";*"),
		}},
	})
}

// PickFolder implements app.Host.
func (h *host) PickFolder(context.Context) (string, error) {
	return runtime.OpenDirectoryDialog(h.ctx, runtime.OpenDialogOptions{Title: "Baihua"})
}

// PickKnowledge implements app.Host.
func (h *host) PickKnowledge(context.Context) (string, error) {
	return runtime.OpenFileDialog(h.ctx, runtime.OpenDialogOptions{
		Title: "Baihua", Filters: []runtime.FileFilter{{DisplayName: "*.kb", Pattern: "*.kb"}},
	})
}

// SetOnTop implements app.Host.
func (h *host) SetOnTop(on bool) { runtime.WindowSetAlwaysOnTop(h.ctx, on) }

// Window implements app.Host.
func (h *host) Window() bool { return true }

// contentPolicy keeps the page to what the program itself carries. Wails injects its
// bridge as scripts of the same origin.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
	"font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"

func secure(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", contentPolicy)
		next.ServeHTTP(w, r)
	})
}
