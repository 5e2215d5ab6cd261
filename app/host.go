package app

import (
	"context"

	"baihua/backend/ingest"
)

// Host is what a window has and a browser has not. In browser mode dialogs give
// CodeUnavailable: files come by upload instead.
type Host interface {
	// PickFiles asks for files or folders to import; none chosen is an empty slice.
	PickFiles(ctx context.Context) ([]string, error)
	// PickFolder asks for a folder to watch; none chosen is "".
	PickFolder(ctx context.Context) (string, error)
	// PickKnowledge asks for a knowledge file; none chosen is "".
	PickKnowledge(ctx context.Context) (string, error)
	// SetOnTop keeps the window above others.
	SetOnTop(on bool)
	// Window says whether there is a window at all.
	Window() bool
}

// Readable are the endings of the names of files that can be imported.
func Readable() []string { return ingest.Extensions() }
