// Package frontend carries the built screens.
package frontend

import "embed"

// Dist is the built front end under dist/.
//
//go:embed all:dist
var Dist embed.FS
