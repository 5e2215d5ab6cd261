package ingest

import (
	"os"
	"path/filepath"
	"sync"

	"baihua/backend/ingest/pdf"
)

// Engines are what some readers need that is costly to start. They start when the first
// file asks for them; one set serves many sources, from any number of goroutines.
type Engines struct {
	pdf *pdf.Engine
	ocr func() *recogniser
}

// NewEngines makes engines that keep what they compiled in the user's cache folder.
func NewEngines() *Engines {
	cache := ""
	if dir, err := os.UserCacheDir(); err == nil {
		cache = filepath.Join(dir, "baihua", "pdfium")
	}
	return &Engines{pdf: pdf.NewEngine(cache), ocr: sync.OnceValue(findRecogniser)}
}

// Close frees what was started.
func (e *Engines) Close() error { return e.pdf.Close() }
