// Package store keeps what must survive: NAME.db, the ledger with its conversations
// and settings, and NAME.kb, the documents. It is the only room that knows SQL.
//
// Every write is durable when its call returns (WAL, synchronous=FULL). Each file has
// one writer, a goroutine that commits what queued during the last fsync as one group;
// a request that fails inside a group fails alone. Readers never wait for the writer.
//
// One process owns a ledger file at a time. Customers' words are sealed before they
// reach the file; ids, times, roles, kinds and Meta stay in clear.
//
// Errors that a person may see carry Detail["cause"] (see the Cause constants), so that
// the screens can say in people's language what to do.
package store
