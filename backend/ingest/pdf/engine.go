package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// What a file may be refused for.
var (
	ErrEncrypted = errors.New("the file is protected by a password")
	ErrDamaged   = errors.New("the file is damaged or no PDF")
	ErrStopped   = errors.New("the reader was stopped")
)

// sandboxPages bounds the sandbox's memory in pages of 64 KiB: 256 MiB.
const sandboxPages = 4096

// sandboxWait is how long a file waits for the sandbox to be set up.
const sandboxWait = time.Minute

// Engine holds the compiled parser. It starts when the first file is opened, which takes
// seconds, or a tenth of one when the cache folder has what an earlier start compiled.
// It is safe for concurrent use; files are read one after the other.
type Engine struct {
	cache string
	mu    sync.Mutex
	pool  pdfium.Pool
	built wazero.CompilationCache
}

// NewEngine makes an engine that keeps compiled code below the folder cache, or in
// memory when that is "". Close frees it.
func NewEngine(cache string) *Engine { return &Engine{cache: cache} }

// Close frees the parser's memory. The engine starts again when it is used again.
func (e *Engine) Close() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.pool == nil {
		return nil
	}
	err := errors.Join(e.pool.Close(), e.built.Close(context.Background()))
	e.pool, e.built = nil, nil
	return err
}

// start compiles the parser. The caller holds mu.
func (e *Engine) start() error {
	if e.pool != nil {
		return nil
	}
	built := e.compiled()
	pool, err := webassembly.Init(webassembly.Config{
		MaxTotal: 1, MaxIdle: 1, ReuseWorkers: true,
		FSConfig: wazero.NewFSConfig(), // no files
		Stdout:   io.Discard, Stderr: io.Discard,
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithCompilationCache(built).
			WithMemoryLimitPages(sandboxPages).
			WithCloseOnContextDone(true), // or a loop could not be stopped
	})
	if err != nil {
		return errors.Join(fmt.Errorf("start PDFium: %w", err), built.Close(context.Background()))
	}
	e.pool, e.built = pool, built
	return nil
}

// compiled is the cache of compiled code, in memory where the folder cannot be used.
func (e *Engine) compiled() wazero.CompilationCache {
	if e.cache == "" {
		return wazero.NewCompilationCache()
	}
	if err := os.MkdirAll(e.cache, 0o700); err == nil {
		if c, err := wazero.NewCompilationCacheWithDir(e.cache); err == nil {
			return c
		}
	}
	return wazero.NewCompilationCache()
}

// Open parses raw and gives the file to use, which must not keep it. When ctx ends the
// parser is stopped and Open returns ErrStopped.
func (e *Engine) Open(ctx context.Context, raw []byte, use func(*File) error) (err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if err := e.start(); err != nil {
		return err
	}
	sandbox, err := e.pool.GetInstance(sandboxWait)
	if err != nil {
		return fmt.Errorf("start a PDFium sandbox: %w", err)
	}
	stop := context.AfterFunc(ctx, func() { _ = sandbox.Kill() })
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: the parser gave up: %v", ErrDamaged, r)
		}
		running := stop()
		switch {
		case !running || ctx.Err() != nil:
			err = ErrStopped
		case err != nil:
			_ = sandbox.Kill() // the next file gets a fresh one
		default:
			_ = sandbox.Close()
		}
	}()
	doc, err := sandbox.OpenDocument(&requests.OpenDocument{File: &raw})
	if err != nil {
		return refused(err)
	}
	count, err := sandbox.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return use(&File{Pages: count.PageCount, ctx: ctx, sandbox: sandbox, doc: doc.Document})
}

func refused(err error) error {
	if errors.Is(err, pdfiumerrors.ErrPassword) || errors.Is(err, pdfiumerrors.ErrSecurity) {
		return ErrEncrypted
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}

// File is an open PDF file.
type File struct {
	Pages   int
	ctx     context.Context
	sandbox pdfium.Pdfium
	doc     references.FPDF_DOCUMENT
}

// Title is what the file calls itself, often nothing or nonsense.
func (f *File) Title() string {
	meta, err := f.sandbox.GetMetaData(&requests.GetMetaData{Document: f.doc, Tags: &[]string{"Title"}})
	if err != nil || len(meta.Tags) == 0 {
		return ""
	}
	return meta.Tags[0].Value
}
