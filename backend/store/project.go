package store

import (
	"database/sql"
	"encoding/json"

	"baihua/backend/assist"
)

// project keeps what an entry says about turns, suggestions and decisions where it is
// found again without reading the ledger, in the entry's own transaction.
func project(tx *sql.Tx, n encodedEntry, seq int64) error {
	if n.Meta.Outcome != "" {
		for _, turn := range n.Meta.Turns {
			_, err := tx.Exec("UPDATE turn SET outcome = ?, outcome_entry = ? WHERE conversation = ? AND id = ? AND outcome_entry IS NULL",
				n.Meta.Outcome, seq, n.ConversationID, turn)
			if err != nil {
				return err
			}
		}
	}
	switch n.Kind {
	case assist.EntrySuggestion:
		_, err := tx.Exec("INSERT OR IGNORE INTO suggestion (id, conversation, entry) VALUES (?, ?, ?)", n.Meta.SuggestionID, n.ConversationID, seq)
		return err
	case assist.EntryDecision:
		return projectDecision(tx, n, seq)
	case assist.EntryDelivery:
		_, err := tx.Exec("UPDATE decision SET delivery = ? WHERE id = ?", n.Meta.Status, n.Meta.DecisionID)
		return err
	}
	return nil
}

func projectDecision(tx *sql.Tx, n encodedEntry, seq int64) error {
	var d assist.Decision
	if err := json.Unmarshal(n.payload, &d); err != nil {
		return assist.NewError(assist.CodeInvalid, "a decision's entry carries no decision", err)
	}
	sends := d.Via == assist.ViaChannel && d.Text != ""
	_, err := tx.Exec("INSERT OR IGNORE INTO decision (id, suggestion, entry, sends) VALUES (?, ?, ?, ?)",
		n.Meta.DecisionID, n.Meta.SuggestionID, seq, sends)
	return err
}
