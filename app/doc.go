// Package app is the edge between the screens and the backend: six bound structs,
// each a use case per method, with no business rules. Only app/window imports Wails.
package app
