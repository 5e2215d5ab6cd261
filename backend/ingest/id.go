package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"baihua/backend/assist"
)

// readerVersion goes into every content hash: raising it makes the next import cut
// all files again, which is what a change in cutting needs.
const readerVersion = "ingest/2\x00"

// ReaderVersion changes when files must be read again although they did not change.
func ReaderVersion() string { return strings.TrimSuffix(readerVersion, "\x00") }

func contentHash(raw []byte) string {
	h := sha256.New()
	h.Write([]byte(readerVersion))
	h.Write(raw)
	return hex.EncodeToString(h.Sum(nil))
}

// pathID is the id of a file that names none: its path, in a form that survives a
// change of case, of spaces and of Unicode composition. A file in an archive has the
// archive's id and its own name.
func (r *reader) pathID() string {
	name := r.src.Name
	if r.src.archive != "" {
		name = r.src.archive
	}
	if r.opt.Root != "" && r.src.Path != "" {
		if rel, err := filepath.Rel(r.opt.Root, r.src.Path); err == nil && filepath.IsLocal(rel) {
			name = filepath.ToSlash(rel)
		}
	}
	id := slug(name)
	if r.opt.Identify != nil && r.src.Path != "" {
		if own := r.opt.Identify(r.src.Path, id); own != id {
			id = own
			r.src.Name = path.Join(own, r.src.inner) // so that people can tell the two apart as well
		}
	}
	if r.src.inner != "" {
		id += "#" + slug(r.src.inner)
	}
	return id
}

func slug(name string) string {
	name = strings.ToLower(norm.NFC.String(name))
	return strings.Join(strings.FieldsFunc(name, func(c rune) bool {
		return unicode.IsSpace(c) || unicode.IsControl(c)
	}), "-")
}

// packID is the id of a pack's article: <pack>/<lang>/<id>.
func packID(pack, lang, id string) string {
	if lang != "" {
		id = lang + "/" + strings.TrimPrefix(id, lang+"/")
	}
	return pack + "/" + id
}

// nameIDs gives passages ids that depend only on what they say and where in the
// document's outline they say it, so that an unchanged passage keeps its id.
func nameIDs(passages []assist.Passage) {
	seen := make(map[string]int, len(passages))
	for i := range passages {
		p := &passages[i]
		h := sha256.New()
		for _, part := range append([]string{p.DocumentID, string(p.Kind), p.Text}, p.Heading...) {
			h.Write([]byte(part))
			h.Write([]byte{0})
		}
		id := hex.EncodeToString(h.Sum(nil)[:8])
		seen[id]++
		if n := seen[id]; n > 1 {
			id += "-" + strconv.Itoa(n)
		}
		p.ID = id
	}
}
