package app

import (
	"context"

	"baihua/backend/assist"
	"baihua/backend/seat"
	"baihua/backend/store"
)

// How documents can stand that the knowledge file alone does not know; see DocumentsRequest.
const (
	onlyUnused   = "unused"
	onlyRejected = "rejected"
	onlyBlank    = "blank"
)

// Use says which passages of a document were used.
func (l *Library) Use(req DocumentRequest) (out UseView, err error) {
	defer l.guard(&err)
	used, err := l.seat.Ledger.UsedPassages(context.Background(), req.ID)
	return UseView{Passages: used}, err
}

// attend sets health on the rows of a page.
func (l *Library) attend(ctx context.Context, sh *seat.Shelf, rows []DocumentRow) error {
	ids := make([]string, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	used, err := l.seat.Ledger.Use(ctx, ids)
	if err != nil {
		return err
	}
	blank, err := sh.Knowledge.BlankPages(ctx)
	for i := range rows {
		u := used[rows[i].ID]
		rows[i].Health = HealthView{Suggested: u.Suggested, Given: u.Given, Rejected: u.Rejected, Often: u.OftenRejected(), Blank: blank[rows[i].ID]}
	}
	return err
}

// selected are the documents that stand as asked, nil where the knowledge file itself can
// tell.
func (l *Library) selected(ctx context.Context, sh *seat.Shelf, only string) (ids []string, plain store.Only, err error) {
	switch only {
	case "", string(store.OnlyInternal), string(store.OnlyExpired), string(store.OnlyWithdrawn):
		return nil, store.Only(only), nil
	case onlyBlank:
		blank, err := sh.Knowledge.BlankPages(ctx)
		ids = make([]string, 0, len(blank))
		for id := range blank {
			ids = append(ids, id)
		}
		return ids, "", err
	case onlyUnused, onlyRejected:
	default:
		return nil, "", assist.NewError(assist.CodeInvalid, "documents cannot be selected by that", nil)
	}
	all, err := sh.Knowledge.DocumentIDs(ctx)
	if err != nil {
		return nil, "", err
	}
	used, err := l.seat.Ledger.Use(ctx, all)
	ids = make([]string, 0, len(all))
	for _, id := range all {
		if u := used[id]; only == onlyUnused && u.Suggested == 0 || only == onlyRejected && u.OftenRejected() {
			ids = append(ids, id)
		}
	}
	return ids, "", err
}
