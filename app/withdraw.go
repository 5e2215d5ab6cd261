package app

import (
	"context"
	"time"

	"baihua/backend/assist"
	"baihua/backend/store"
)

// Withdraw takes a document out of use at once, or puts it back, and lists every reply
// given to a customer that rests on it.
func (l *Library) Withdraw(req WithdrawRequest) (out WithdrawnView, err error) {
	defer l.guard(&err)
	ctx := context.Background()
	sh := l.seat.Shelf()
	defer sh.Release()
	change := sh.Library.Withdraw
	if req.Restore {
		change = sh.Library.Restore
	}
	if err := change(ctx, req.ID); err != nil {
		return WithdrawnView{}, err
	}
	l.emitter.Emit(Event{Kind: "library"})
	return l.withdrawn(ctx, sh.Knowledge, req.ID)
}

// Received lists who received a document, without withdrawing it.
func (l *Library) Received(req DocumentRequest) (out WithdrawnView, err error) {
	defer l.guard(&err)
	sh := l.seat.Shelf()
	defer sh.Release()
	return l.withdrawn(context.Background(), sh.Knowledge, req.ID)
}

func (l *Library) withdrawn(ctx context.Context, kb *store.Knowledge, id string) (WithdrawnView, error) {
	doc, passages, err := kb.Document(ctx, id)
	if err != nil {
		return WithdrawnView{}, err
	}
	received, err := l.seat.Ledger.Received(ctx, id)
	out := WithdrawnView{Row: documentRow(doc, len(passages), ""), Received: make([]ReceivedView, 0, len(received))}
	for _, r := range received {
		out.Received = append(out.Received, ReceivedView{
			ConversationID: r.ConversationID, SuggestionID: r.SuggestionID, Action: string(r.Action), Delivery: string(r.Delivery), At: millis(r.At),
		})
	}
	return out, err
}

// Change sets for whom a document is, who answers for it and how long it holds. Later
// imports of its file leave that as it is.
func (l *Library) Change(req ChangeRequest) (out DocumentRow, err error) {
	defer l.guard(&err)
	c := store.Change{Owner: req.Owner, ValidFrom: moment(req.ValidFrom), ValidUntil: moment(req.ValidUntil)}
	if req.Audience != nil {
		a, err := audienceOf(*req.Audience)
		if err != nil || a == "" {
			return DocumentRow{}, assist.NewError(assist.CodeInvalid, "the audience is customer or internal", err)
		}
		c.Audience = &a
	}
	sh := l.seat.Shelf()
	defer sh.Release()
	if err := sh.Library.Change(context.Background(), req.ID, c); err != nil {
		return DocumentRow{}, err
	}
	l.emitter.Emit(Event{Kind: "library"})
	doc, passages, err := sh.Knowledge.Document(context.Background(), req.ID)
	return documentRow(doc, len(passages), ""), err
}

// moment is a time that a screen chose; 0 = none.
func moment(ms *int64) *time.Time {
	if ms == nil {
		return nil
	}
	t := time.Time{}
	if *ms != 0 {
		t = time.UnixMilli(*ms)
	}
	return &t
}
