package store

import (
	"context"

	"baihua/backend/assist"
)

// usedEntries is how many of the newest suggestions are opened to see what they rest on.
const usedEntries = 500

// UsedPassages says how many of the newest suggestions that rested on a document rested on
// which of its passages. Suggestions of erased conversations do not count.
func (l *Ledger) UsedPassages(ctx context.Context, documentID string) (map[string]int, error) {
	used := map[string]int{}
	if l.master == nil {
		_, err := l.keyWhere(ctx, l.readers, "", "")
		return used, err
	}
	es, err := collect(ctx, l.readers, scanEntry, "SELECT "+entryColumns+` FROM entry WHERE seq IN (
		SELECT s.entry FROM cited c JOIN suggestion s ON s.id = c.suggestion WHERE c.document = ? ORDER BY s.entry DESC LIMIT ?)`,
		l.documentKey(documentID), usedEntries)
	if err != nil {
		return used, err
	}
	for _, e := range es {
		var s assist.Suggestion
		if l.Open(ctx, e, &s) != nil {
			continue // erased or damaged: the check of the record tells
		}
		met := map[string]bool{}
		for _, c := range s.Citations {
			if c.DocumentID == documentID && !met[c.PassageID] {
				met[c.PassageID] = true
				used[c.PassageID]++
			}
		}
	}
	return used, ctx.Err()
}
