// Package web is browser mode: the same screens and the same six bound structs over
// HTTP and WebSocket on loopback, for a machine without a display, for tests in a real
// browser, and for who prefers a tab. A one-time token in the URL opens it; every call
// is checked for its origin; files come by upload instead of by path.
package web
