// Package openws connects any chat system to the desk through a small protocol of our own:
// JSON text frames over one WebSocket, described for the other side in docs/openws.md.
//
// Baihua is the client; a chat system or a bridge in front of it is the server. Every
// event has a number in its stream. The client acknowledges a number only when the event
// is durable here and resumes after it, so nothing is lost; what comes twice is recognised
// by its turn id where it is stored, so nothing is doubled. A reply carries an id that
// makes repeating it harmless, and is repeated after a drop until it is answered.
package openws
