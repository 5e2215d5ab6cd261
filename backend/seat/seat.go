package seat

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"baihua/backend/assist"
	"baihua/backend/draft"
	"baihua/backend/gate"
	"baihua/backend/policy"
	"baihua/backend/privacy"
	"baihua/backend/retrieve"
	"baihua/backend/store"
	"baihua/backend/verify"
	"baihua/backend/verify/detect"

	"github.com/google/uuid"
)

// runTimeout is how long one run of the pipeline may take before it escalates.
const runTimeout = 10 * time.Second

// Options says where a seat keeps its files and who is told what happens.
type Options struct {
	Ledger    string // path of NAME.db
	Knowledge string // path of NAME.kb; "" = beside Ledger
	Key       string // path of the key file; "" = beside Ledger
	Packs     fs.FS  // starter packs, a folder each
	Trial     bool   // nobody is served here: samples may be shown, as in the demo
	Publisher assist.Publisher
	Log       *slog.Logger
}

// Seat is one agent's desk with everything it needs, running.
type Seat struct {
	Ledger *store.Ledger
	Desk   *assist.Desk
	Lines  *Lines

	opts    Options
	opening sync.Mutex // held while another knowledge file takes over
	shelfMu sync.Mutex // guards the pointer and borrowing
	shelf   *Shelf
}

// Open opens or creates the seat's files and starts the desk. Close it again.
func Open(ctx context.Context, o Options) (*Seat, error) {
	o = o.withDefaults()
	ledger, err := store.OpenLedger(ctx, o.Ledger, store.LedgerOptions{Keys: privacy.FileKey(o.Key), NewID: NewID, Now: time.Now})
	if err != nil {
		return nil, err
	}
	s := &Seat{Ledger: ledger, opts: o}
	if err := s.OpenKnowledge(ctx, o.Knowledge); err != nil {
		return nil, errors.Join(err, ledger.Close())
	}
	if s.Desk, err = s.newDesk(); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if err := s.Desk.Start(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	s.Lines = newLines(s)
	return s, nil
}

func (o Options) withDefaults() Options {
	base := strings.TrimSuffix(o.Ledger, filepath.Ext(o.Ledger))
	if o.Knowledge == "" {
		o.Knowledge = base + ".kb"
	}
	if o.Key == "" {
		o.Key = base + ".key"
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}

func (s *Seat) newDesk() (*assist.Desk, error) {
	measured, err := calibration(s.opts.Packs, gate.ColdStart().Version)
	if err != nil {
		return nil, err
	}
	detector, err := detect.Load()
	if err != nil {
		return nil, err
	}
	rules, err := policy.Load(s.opts.Packs)
	if err != nil {
		return nil, err
	}
	verifier := verify.New(s.names).With(detector)
	return &assist.Desk{
		Records: s.Ledger,
		Pipeline: &assist.Pipeline{
			Reader: retrieve.NewReader(), Retriever: s, Drafter: draft.NewExtractive(),
			Verifier: verifier, Gate: gate.New(measured), Policy: gate.ColdStart(), Watch: rules,
			Now: time.Now, NewID: NewID, Draw: rand.Float64, Timeout: runTimeout, Log: s.opts.Log,
			Trial: func(c assist.Conversation) bool { return s.opts.Trial || c.Channel == KindDemo },
		},
		Publish: s.opts.Publisher, Outgoing: s.outgoing(verifier, rules), Standing: s.standing,
		Now: time.Now, NewID: NewID, Log: s.opts.Log,
	}, nil
}

// LedgerPath is the file of the record in use.
func (s *Seat) LedgerPath() string { return s.opts.Ledger }

// Close stops channels and runs and closes both files.
func (s *Seat) Close() error {
	if s.Lines != nil {
		s.Lines.Close()
	}
	if s.Desk != nil {
		s.Desk.Close()
	}
	s.opening.Lock()
	defer s.opening.Unlock()
	err := s.Ledger.Close()
	if s.shelf != nil {
		err = errors.Join(err, s.shelf.close())
	}
	if err != nil {
		return fmt.Errorf("close seat: %w", err)
	}
	return nil
}

// NewID makes a time-ordered unique id.
func NewID() string {
	id, err := uuid.NewV7()
	if err != nil {
		return uuid.NewString()
	}
	return id.String()
}
