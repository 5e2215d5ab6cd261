package assist

import "time"

// Audience says for whom a document was written.
type Audience string

// The audiences. Internal text must not reach a customer unnoticed.
const (
	AudienceCustomer Audience = "customer"
	AudienceInternal Audience = "internal"
)

// Document is one revision of one source of knowledge. Text is its plain form; all
// offsets of passages and citations count runes (Unicode characters) in Text.
type Document struct {
	ID         string // unique in the knowledge base; from front matter, the record's id, or the path
	Title      string
	Lang       string // "zh", "en" or "" when unknown
	Source     string // where it came from: a path, a pack, an upload's name
	Format     string // markdown, html, text, csv, jsonl, pdf, docx, pptx, xlsx
	Pack       string // the pack it belongs to, or ""
	Revision   int    // 1 for the first import, one more for each changed one
	Hash       string // hex SHA-256 of what was read: an unchanged file is not imported again
	Audience   Audience
	ValidFrom  time.Time // zero = always
	ValidUntil time.Time // zero = always
	Reviewed   string    // who reviewed it; "" = nobody
	Sample     bool      // nobody reviewed it and its pack requires that; set by the store
	Withdrawn  time.Time // since when nobody is to get it; zero = it is in use; set by the store
	Attributes map[string]string
	Text       string
	ImportedAt time.Time
}

// PassageKind says how a passage may be used.
type PassageKind string

// The passage kinds.
const (
	PassageText  PassageKind = "text"
	PassageFAQ   PassageKind = "faq"  // Questions holds the phrasings, Text the answer
	PassageList  PassageKind = "list" // numbered steps or bullets, kept whole
	PassageTable PassageKind = "table"
)

// Passage is the unit that is retrieved and cited.
type Passage struct {
	ID         string // stable: survives re-import of unchanged text
	DocumentID string
	Group      string // the larger document a record belongs to (attribute doc_id), else DocumentID
	Kind       PassageKind
	Heading    []string // heading path below the document's title
	Questions  []string // FAQ phrasings
	Text       string   // what may be quoted
	Start, End int      // rune offsets of Text in Document.Text
	Ordinal    int      // position in its document
	Origin     string   // where the file shows it: "page 3", "slide 2", "row 14"; "" where that is not known

	// Copied from the document, so that rooms need not ask for it.
	Title      string
	Lang       string
	Audience   Audience
	ValidFrom  time.Time
	ValidUntil time.Time
	Pack       string
	Revision   int
	Sample     bool
	Attributes map[string]string
}

// NameKind is the kind of thing a name on a pack's list stands for.
type NameKind string

// The name kinds.
const (
	NameProduct    NameKind = "product"
	NameBrand      NameKind = "brand"
	NameIngredient NameKind = "ingredient"
	NameMaterial   NameKind = "material"
	NameVariant    NameKind = "variant"
)

// Name is an entry of a pack's name list: all surface forms that mean one thing.
type Name struct {
	Canonical string
	Kind      NameKind
	Forms     []string // every alias in every language, the canonical included when people write it
	Contains  []string // canonicals of what a brand or product holds: its ingredients, its form
}

// Term is an entry of a pack's glossary.
type Term struct {
	Lang, Term, Plain, Meaning string
	Keep                       []string // contexts not to touch
}

// Phrase is a reply that the agents of a pack call by its code. Text may hold
// {customer}, the customer's name.
type Phrase struct {
	Pack, Lang, Code, Title, Text string
}
