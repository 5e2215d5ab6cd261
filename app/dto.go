package app

// The shapes that cross to the screens. Rules, tested over every bound method: no
// time.Time (unix milliseconds instead), no nil slice or map, one request struct at
// most, one result and an error.

// Snapshot is what the desk looks like now. Events with Seq > Seq of the same Epoch
// come after it; on a gap or another epoch the screen asks for a new one.
type Snapshot struct {
	Epoch         string            `json:"epoch"`
	Seq           int64             `json:"seq"`
	Conversations []ConversationRow `json:"conversations"`
	Channels      []ChannelView     `json:"channels"`
}

// ConversationRow is a line of the conversation list.
type ConversationRow struct {
	ID        string `json:"id"`
	Channel   string `json:"channel"`
	Customer  string `json:"customer"`
	Last      string `json:"last"`      // the newest utterance
	LastRole  string `json:"lastRole"`  // customer, agent, system, bot
	LastKind  string `json:"lastKind"`  // text, image, voice, file
	LastAt    int64  `json:"lastAt"`    // unix ms
	WaitingAt int64  `json:"waitingAt"` // unix ms since when the customer waits; 0 = nobody waits
	Outcome   string `json:"outcome"`   // of the newest customer turn: "", running, show, escalate, small_talk, superseded
	Decided   string `json:"decided"`   // action on the newest suggestion, "" = open
	Route     string `json:"route"`     // of the newest suggestion: "", show, escalate; an edit of an escalated one is the agent's own reply
	Ended     bool   `json:"ended"`
	Typing    bool   `json:"typing"`
}

// ConversationRequest asks for one conversation.
type ConversationRequest struct {
	ID string `json:"id"`
}

// ConversationView is one conversation with its transcript and card.
type ConversationView struct {
	Row   ConversationRow `json:"row"`
	Turns []TurnView      `json:"turns"`
	Card  *Card           `json:"card"`  // newest suggestion; null = none yet
	Stage string          `json:"stage"` // running stage: "", retrieving, drafting, verifying
}

// TurnView is a turn as the transcript shows it.
type TurnView struct {
	ID           string `json:"id"`
	Role         string `json:"role"`
	Kind         string `json:"kind"` // text, image, voice, file
	Name         string `json:"name"`
	Text         string `json:"text"`
	At           int64  `json:"at"`
	Outcome      string `json:"outcome"`  // customer turns: "", show, escalate, superseded, small_talk
	Delivery     string `json:"delivery"` // own replies: "", queued, sent, unknown, failed
	SuggestionID string `json:"suggestionId"`
}

// Card is a suggestion as painted. Hash must be sent back with the decision.
type Card struct {
	SuggestionID   string         `json:"suggestionId"`
	ConversationID string         `json:"conversationId"`
	TurnID         string         `json:"turnId"`
	Hash           string         `json:"hash"`
	Route          string         `json:"route"`  // show, escalate
	Reason         string         `json:"reason"` // see assist.Reason; "" when shown
	Detail         []string       `json:"detail"` // codes with words: "veto:number:5w:3w"
	Question       string         `json:"question"`
	Open           []string       `json:"open"` // other questions of the burst that stay open
	Lang           string         `json:"lang"`
	Text           string         `json:"text"`
	Sentences      []SentenceView `json:"sentences"`
	Citations      []CitationView `json:"citations"`
	Nearest        []CitationView `json:"nearest"`
	Sides          []CitationView `json:"sides"`   // sources_conflict, ambiguous: whole passages that answer differently, the best first
	Guesses        []GuessView    `json:"guesses"` // words of the question that were read as others
	Basis          string         `json:"basis"`   // exact, near, partial, none
	Lane           string         `json:"lane"`
	Confidence     *Confidence    `json:"confidence"` // null = nothing calibrated it yet
	State          string         `json:"state"`      // open, superseded, decided
	Decision       *DecisionView  `json:"decision"`
	At             int64          `json:"at"`
	Ms             float64        `json:"ms"`
	CanSend        bool           `json:"canSend"` // false for the ask box and listen-only channels: copy instead
	Warning        string         `json:"warning"` // code: "", unreviewed_sample, internal
}

// SentenceView is a sentence with the numbers of its citations.
type SentenceView struct {
	Text      string `json:"text"`
	Citations []int  `json:"citations"`
}

// CitationView is a source. Opening it shows the document with Start..End marked.
type CitationView struct {
	N          int      `json:"n"`
	DocumentID string   `json:"documentId"`
	PassageID  string   `json:"passageId"`
	Title      string   `json:"title"`
	Heading    []string `json:"heading"`
	Quote      string   `json:"quote"`
	Start      int      `json:"start"` // rune offsets in the document's text
	End        int      `json:"end"`
	Origin     string   `json:"origin"` // where the file shows it: "page 3", "slide 2", "row 14 of Prices"; "" where that is not known
	Internal   bool     `json:"internal"`
	Sample     bool     `json:"sample"` // nobody reviewed it, and its pack requires a review
}

// Confidence is a calibrated probability. Word is high, medium or low.
type Confidence struct {
	P      float64 `json:"p"`
	Low    float64 `json:"low"`
	N      int     `json:"n"`
	Word   string  `json:"word"`
	Source string  `json:"source"`
}

// DecideRequest is one key press of the agent on a card.
type DecideRequest struct {
	SuggestionID string `json:"suggestionId"`
	Hash         string `json:"hash"`
	Action       string `json:"action"` // accept, edit, reject, hand_over, ignore
	Via          string `json:"via"`    // channel, clipboard, none
	Text         string `json:"text"`   // edit: the final text
	Reason       string `json:"reason"` // reject: wrong, not_asked, outdated, tone, incomplete, other
	Note         string `json:"note"`
	Confirmed    bool   `json:"confirmed"` // second key after needs_confirm
}

// DecisionView is a recorded decision.
type DecisionView struct {
	ID       string `json:"id"`
	Action   string `json:"action"`
	Via      string `json:"via"`
	Text     string `json:"text"`
	Reason   string `json:"reason"`
	Delivery string `json:"delivery"` // "", queued, sent, unknown, failed
	At       int64  `json:"at"`
}

// AskRequest is a question typed by the agent for a customer on the phone or at the counter.
type AskRequest struct {
	Question       string `json:"question"`
	ConversationID string `json:"conversationId"` // continues an earlier ask; "" = a new customer
}

// WriteRequest is a reply the agent wrote without a suggestion.
type WriteRequest struct {
	ConversationID string `json:"conversationId"`
	Text           string `json:"text"`
	Confirmed      bool   `json:"confirmed"` // second key after needs_confirm
}

// PhrasesRequest asks for the reply phrases in one language.
type PhrasesRequest struct {
	Lang string `json:"lang"` // zh or en
}

// PhraseView is a reply phrase, called by its code. Text may hold {customer}.
type PhraseView struct {
	Code  string `json:"code"`
	Title string `json:"title"`
	Text  string `json:"text"`
	Pack  string `json:"pack"`
}

// ChannelView is a channel's state.
type ChannelView struct {
	Name   string `json:"name"`
	Code   string `json:"code"` // connecting, catching_up, live, waiting, signed_out, ended, off
	Detail string `json:"detail"`
	Retry  int64  `json:"retry"` // unix ms of the next try, 0 = none
	Listen bool   `json:"listen"`
}

// DocumentsRequest lists or searches the library.
type DocumentsRequest struct {
	Query  string `json:"query"` // "" lists everything
	Lang   string `json:"lang"`  // "", zh, en
	First  string `json:"first"` // language whose documents come first: "", zh, en
	Only   string `json:"only"`  // how they stand: "" = however, internal, expired (or not yet valid), withdrawn, unused, rejected, blank
	Offset int    `json:"offset"`
	Limit  int    `json:"limit"` // at most 200
}

// DocumentsPage is a part of the list.
type DocumentsPage struct {
	Total int           `json:"total"`
	Rows  []DocumentRow `json:"rows"`
}

// DocumentRow is a line of the library list.
type DocumentRow struct {
	ID         string     `json:"id"`
	Title      string     `json:"title"`
	Lang       string     `json:"lang"`
	Format     string     `json:"format"`
	Source     string     `json:"source"`
	Pack       string     `json:"pack"`
	Audience   string     `json:"audience"`
	Owner      string     `json:"owner"`  // who answers for it, "" = nobody said
	Sample     bool       `json:"sample"` // nobody reviewed it, and its pack requires a review
	Revision   int        `json:"revision"`
	Passages   int        `json:"passages"`
	ValidFrom  int64      `json:"validFrom"`  // unix ms, 0 = always
	ValidUntil int64      `json:"validUntil"` // unix ms, 0 = always
	Withdrawn  int64      `json:"withdrawn"`  // since when nobody is to get it, unix ms; 0 = it is in use
	ImportedAt int64      `json:"importedAt"`
	Snippet    string     `json:"snippet"` // searching: the words around the first hit
	Health     HealthView `json:"health"`
}

// DocumentRequest names a document. Revision asks to read it as it was cited then, also
// after it was changed or deleted; 0 = as it is now.
type DocumentRequest struct {
	ID       string `json:"id"`
	Revision int    `json:"revision,omitempty"`
}

// DocumentView is a document to read. Text is plain; headings and passages are spans.
type DocumentView struct {
	Row      DocumentRow   `json:"row"`
	Text     string        `json:"text"`
	Passages []PassageView `json:"passages"`
}

// PassageView is one passage's place in its document.
type PassageView struct {
	ID        string   `json:"id"`
	Kind      string   `json:"kind"` // text, faq, list, table
	Heading   []string `json:"heading"`
	Questions []string `json:"questions"`
	Start     int      `json:"start"`
	End       int      `json:"end"`
}

// ErrorView is how every error reaches a screen.
type ErrorView struct {
	Code    string            `json:"code"`
	Message string            `json:"message"`
	Detail  map[string]string `json:"detail"`
}

// Today is the record of this day.
type Today struct {
	Turns      int            `json:"turns"`
	Shown      int            `json:"shown"`
	Escalated  int            `json:"escalated"`
	Accepted   int            `json:"accepted"`
	Edited     int            `json:"edited"`
	Own        int            `json:"own"` // replies the agent wrote alone
	Rejected   int            `json:"rejected"`
	HandedOver int            `json:"handedOver"`
	Reasons    map[string]int `json:"reasons"`
	Entries    int64          `json:"entries"` // in the ledger, ever
}

// ChainReport is the result of checking the ledger's hash chain.
type ChainReport struct {
	Entries int64  `json:"entries"`
	OK      bool   `json:"ok"`
	BadSeq  int64  `json:"badSeq"`
	Problem string `json:"problem"` // code: "", hash, gap, order, unreadable
	Head    string `json:"head"`    // hex hash of the newest entry
}

// SettingsView is everything the settings screen shows. Secrets are write-only.
type SettingsView struct {
	Language string `json:"language"` // auto, zh, en
	Theme    string `json:"theme"`    // auto, light, dark
	// SystemLanguage is zh or en as the system says, "" = unknown: a window's own browser
	// knows it only where the system's locale is installed.
	SystemLanguage string      `json:"systemLanguage"`
	OnTop          bool        `json:"onTop"`
	Channel        ChannelForm `json:"channel"`
	KnowledgeFile  string      `json:"knowledgeFile"`
	// KnowledgeWanted is the file as set when it could not be opened and KnowledgeFile
	// stands in for it; "" = all is well.
	KnowledgeWanted string     `json:"knowledgeWanted"`
	DataDir         string     `json:"dataDir"`
	Version         string     `json:"version"`
	Window          bool       `json:"window"`   // false in browser mode: no dialogs, no always-on-top
	Keychain        bool       `json:"keychain"` // false: tokens are kept until the program ends
	Packs           []PackView `json:"packs"`
}

// ChannelForm is the channel as configured.
type ChannelForm struct {
	Kind     string `json:"kind"` // none, demo, openws
	URL      string `json:"url"`
	HasToken bool   `json:"hasToken"`
	Listen   bool   `json:"listen"` // listen only
}

// PackView is a starter pack that can be installed.
type PackView struct {
	ID        string `json:"id"`
	TitleZh   string `json:"titleZh"`
	TitleEn   string `json:"titleEn"`
	Installed bool   `json:"installed"`
	Documents int    `json:"documents"`
	Missing   int    `json:"missing"` // installed: articles of this build that are not there, for example deleted
}

// AppearanceRequest changes how the window looks.
type AppearanceRequest struct {
	Language string `json:"language"`
	Theme    string `json:"theme"`
	OnTop    bool   `json:"onTop"`
}

// ChannelRequest changes the channel. Token "" keeps the stored one as long as the URL
// stays the same; with another URL it is forgotten.
type ChannelRequest struct {
	Kind        string `json:"kind"`
	URL         string `json:"url"`
	Token       string `json:"token"`
	Listen      bool   `json:"listen"`
	ForgetToken bool   `json:"forgetToken"`
}

// KnowledgeRequest opens another knowledge file.
type KnowledgeRequest struct {
	Path string `json:"path"`
}

// PackRequest names a pack.
type PackRequest struct {
	ID string `json:"id"`
}

// Event is the one envelope the screens receive, in order.
type Event struct {
	Epoch          string           `json:"epoch"`
	Seq            int64            `json:"seq"`
	Kind           string           `json:"kind"` // conversation, stage, card, outcome, decision, delivery, channel, typing, trouble, job, library, settings
	ConversationID string           `json:"conversationId"`
	Row            *ConversationRow `json:"row"`
	Turns          []TurnView       `json:"turns"` // conversation: turns new or changed
	Card           *Card            `json:"card"`
	Stage          string           `json:"stage"`   // stage: its name
	Trouble        string           `json:"trouble"` // trouble: the error's code; nothing can be recorded, so nothing is shown
	Channel        *ChannelView     `json:"channel"`
	Job            *JobView         `json:"job"`
}
