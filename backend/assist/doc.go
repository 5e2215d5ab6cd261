// Package assist holds the words of Baihua and the flow of one turn, and imports
// nothing but the standard library. Every other room may import it; it imports none.
//
// One turn, from frame to card:
//
//	Channel ──event──> Desk ──> Reader ──query──> Retriever ──candidates──> Drafter
//	   ──draft──> Verifier ──grounding──> Gate ──ruling──> Ledger ──> Publisher (screen)
//
// The Desk keeps one goroutine a conversation. A customer turn is ruled on arrival;
// a newer one cancels the run and the older turn is recorded as superseded. The
// Pipeline turns a query into a Suggestion; a stage that fails escalates with its
// reason, so an unverified draft never leaves the backend. A suggestion is published
// only after its ledger entry is durable, and a Decision is refused unless it carries
// the hash of the text as it was painted and the suggestion is still the newest.
package assist
