// Package channel is the socket core that every chat platform's channel is built on:
// it dials safely, keeps one WebSocket healthy, and dials again after a fault.
//
// A platform's package writes only what is its own: how to sign in, what a frame means,
// where to resume. It hands Line.Run a session, and Run calls it with each fresh Conn:
//
//	Line.Run ──dial──> Conn ──session: hello, catch up, live──> error ──backoff──> dial ...
//
// A session that returns nil says that the far side ended the stream for good. A Failure
// that is Final says that trying again cannot mend it. Everything else is tried again.
//
// Nothing here writes a token, an address's query or a customer's word to a log or an error.
package channel
