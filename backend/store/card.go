package store

import (
	"context"
	"database/sql"
	"errors"

	"baihua/backend/assist"
)

// Suggestion implements assist.Records. An erased one gives CodeErased.
func (l *Ledger) Suggestion(ctx context.Context, id string) (assist.Suggestion, error) {
	return l.suggestion(ctx, "SELECT entry FROM suggestion WHERE id = ?", id)
}

// LatestSuggestion implements assist.Records.
func (l *Ledger) LatestSuggestion(ctx context.Context, conversationID string) (assist.Suggestion, error) {
	return l.suggestion(ctx, "SELECT entry FROM suggestion WHERE conversation = ? ORDER BY entry DESC LIMIT 1", conversationID)
}

func (l *Ledger) suggestion(ctx context.Context, query, arg string) (assist.Suggestion, error) {
	var s assist.Suggestion
	found, err := l.openEntry(ctx, &s, query, arg)
	if err == nil && !found {
		err = assist.NewError(assist.CodeNotFound, "there is no such suggestion", nil)
	}
	return s, err
}

// Decision implements assist.Records: the first decision on the suggestion.
func (l *Ledger) Decision(ctx context.Context, suggestionID string) (assist.Decision, bool, error) {
	var d assist.Decision
	found, err := l.openEntry(ctx, &d, "SELECT entry FROM decision WHERE suggestion = ? ORDER BY entry LIMIT 1", suggestionID)
	return d, found, err
}

// UnsentDecisions implements assist.Records. Replies of erased conversations are gone.
func (l *Ledger) UnsentDecisions(ctx context.Context) ([]assist.Decision, error) {
	ids, err := collect(ctx, l.readers, oneString, "SELECT id FROM decision WHERE sends = 1 AND delivery = '' ORDER BY entry")
	if err != nil {
		return nil, err
	}
	var out []assist.Decision
	for _, id := range ids {
		var d assist.Decision
		found, err := l.openEntry(ctx, &d, "SELECT entry FROM decision WHERE id = ?", id)
		if assist.CodeOf(err) == assist.CodeErased {
			continue
		}
		if err != nil {
			return nil, err
		}
		if found {
			out = append(out, d)
		}
	}
	return out, nil
}

// Delivery is how far the decision's reply got, "" while nothing is known.
func (l *Ledger) Delivery(ctx context.Context, decisionID string) (assist.SendStatus, error) {
	var s assist.SendStatus
	err := l.readers.QueryRowContext(ctx, "SELECT delivery FROM decision WHERE id = ?", decisionID).Scan(&s)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return s, explain(err)
}

// openEntry opens the payload of the entry whose number query finds.
func (l *Ledger) openEntry(ctx context.Context, v any, query, arg string) (found bool, err error) {
	es, err := collect(ctx, l.readers, scanEntry, "SELECT "+entryColumns+" FROM entry WHERE seq = ("+query+")", arg)
	if err != nil || len(es) == 0 {
		return false, err
	}
	return true, l.Open(ctx, es[0], v)
}
