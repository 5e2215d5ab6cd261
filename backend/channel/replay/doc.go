// Package replay is a chat system made of files: it plays written dialogues as live chat
// over the openws protocol, for demos, for load and for tests of everything behind it.
//
// The play clock starts with the first connection and stands still while nobody is
// connected, so that a listener that was killed misses nothing and is not drowned when it
// returns. Everything that was played stays on a tape in memory: any client resumes from
// its number, one without a number gets it all. Once all is played and acknowledged the
// server says bye.
package replay
