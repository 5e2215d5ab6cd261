// Package kb carries the starter packs: small knowledge bases, written for this
// project, that a newcomer can ask questions of before importing anything.
// Each folder beside this file is one pack (articles in Markdown, glossary,
// names, style and demo conversations); docs/packs.md describes the format.
// The package only hands out the files; reading them is the importer's work.
package kb

import (
	"embed"
	"io/fs"
)

//go:embed all:home all:bank all:pharmacy
var files embed.FS

// Packs returns the embedded packs, one folder a pack, for example home/pack.yaml.
func Packs() fs.FS { return files }
