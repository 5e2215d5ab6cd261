package app

// PickRequest asks by dialog for what to import.
type PickRequest struct {
	Audience string `json:"audience"` // see ImportRequest
}

// ImportRequest starts an import of files the window picked or a page uploaded. Audience
// is that of documents that do not say: customer or internal; "" leaves those that are
// there as they are, and new ones are internal.
type ImportRequest struct {
	Paths    []string `json:"paths"`
	Audience string   `json:"audience"`
}

// JobRequest names a job.
type JobRequest struct {
	ID string `json:"id"`
}

// JobView is an import: how far it is while it runs, its Report afterwards.
type JobView struct {
	ID       string     `json:"id"`
	Kind     string     `json:"kind"`  // files, upload, folder, pack
	Paths    []string   `json:"paths"` // what was asked for; a pack's id
	Audience string     `json:"audience"`
	State    string     `json:"state"`   // running, interrupted, done, cancelled, failed
	Started  int64      `json:"started"` // unix ms
	Ended    int64      `json:"ended"`   // unix ms, 0 = not yet
	File     string     `json:"file"`
	Done     int        `json:"done"`  // documents
	Total    int        `json:"total"` // 0 = not known yet
	Bytes    int64      `json:"bytes"`
	AllBytes int64      `json:"allBytes"`
	Rate     float64    `json:"rate"` // documents a second, 0 = not known yet
	Left     int        `json:"left"` // seconds left at this rate, 0 = not known, or nearly none
	Report   JobReport  `json:"report"`
	Error    *ErrorView `json:"error"`
}

// JobReport says what an import did.
type JobReport struct {
	Added      int        `json:"added"`
	Changed    int        `json:"changed"`
	Unchanged  int        `json:"unchanged"`
	Removed    int        `json:"removed"` // their file is gone, or holds them no more
	Passages   int        `json:"passages"`
	Internal   int        `json:"internal"` // of all these, those that no customer gets to read
	Replaced   []string   `json:"replaced"` // files whose document took the place of one that came from elsewhere, or nobody knows whence
	Skipped    []SkipView `json:"skipped"`  // the first 200; all of them from Imports.Report
	AllSkipped int        `json:"allSkipped"`
}

// SkipView is something that was not imported, and why.
type SkipView struct {
	Name   string `json:"name"`
	Line   int    `json:"line"` // 0 = the whole file
	Page   int    `json:"page"` // of a PDF file, 0 = all of it
	Code   string `json:"code"` // unsupported, empty, too_large, bad_encoding, bad_record, unreadable, scanned, encrypted, damaged, unsafe, too_slow
	Detail string `json:"detail"`
}

// FolderRequest names a folder to watch; Audience as in ImportRequest.
type FolderRequest struct {
	Path     string `json:"path"`
	Audience string `json:"audience"`
}

// FolderView is a watched folder.
type FolderView struct {
	Path     string `json:"path"`
	Audience string `json:"audience"`
	Files    int    `json:"files"` // readable ones in it
	There    bool   `json:"there"` // false: it cannot be reached, and nothing is taken out meanwhile
}

// WithdrawRequest takes a document out of use, or puts it back.
type WithdrawRequest struct {
	ID      string `json:"id"`
	Restore bool   `json:"restore"`
}

// WithdrawnView is a document that was withdrawn or restored, and who received it.
type WithdrawnView struct {
	Row      DocumentRow    `json:"row"`
	Received []ReceivedView `json:"received"`
}

// ReceivedView is a reply given to a customer that rests on a document.
type ReceivedView struct {
	ConversationID string `json:"conversationId"`
	SuggestionID   string `json:"suggestionId"`
	Action         string `json:"action"`   // accept, edit
	Delivery       string `json:"delivery"` // queued, sent, unknown, failed; "" = copied or read out
	At             int64  `json:"at"`       // unix ms
}

// ChangeRequest sets what a person decides about a document; what is absent stays.
type ChangeRequest struct {
	ID         string  `json:"id"`
	Audience   *string `json:"audience"`   // customer, internal
	Owner      *string `json:"owner"`      // "" = nobody
	ValidFrom  *int64  `json:"validFrom"`  // unix ms, 0 = always
	ValidUntil *int64  `json:"validUntil"` // unix ms, 0 = always
}
