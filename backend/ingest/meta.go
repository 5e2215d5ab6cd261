package ingest

import (
	"strings"
	"time"

	"baihua/backend/assist"
)

// metadata is what a file or record says about itself, each value as it was written.
type metadata map[string]string

// fault is a mistake in a file's own words about itself: which key, and what is wanted.
type fault struct{ key, want string }

// apply moves metadata into doc; what doc has no field for becomes attributes.
// A value that cannot be understood is a fault, never a guess: a wrong audience or
// date would show people what they must not see.
func (m metadata) apply(doc *assist.Document) *fault {
	for key, value := range m {
		value = strings.TrimSpace(value)
		if value == "" {
			continue
		}
		ok, want := true, "a date such as 2026-12-31"
		switch key {
		case "id", originAttribute: // neither is for a file to say here
		case "title":
			doc.Title = spaced(value)
		case "lang":
			doc.Lang = language(value)
		case "audience":
			doc.Audience, ok = audience(value)
			want = "customer or internal"
		case "valid_from":
			doc.ValidFrom, ok = day(value)
		case "valid_until":
			if doc.ValidUntil, ok = day(value); ok && len(value) <= len("2006-01-02") {
				doc.ValidUntil = doc.ValidUntil.Add(24*time.Hour - time.Second) // through that day
			}
		case "reviewed_by":
			doc.Reviewed = value
		default:
			if doc.Attributes == nil {
				doc.Attributes = make(map[string]string)
			}
			doc.Attributes[key] = value
		}
		if !ok {
			return &fault{key, want}
		}
	}
	return nil
}

// language is the tag's language where Baihua speaks it, else "".
func language(tag string) string {
	primary, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(tag), "_", "-"), "-")
	if primary == "zh" || primary == "en" {
		return primary
	}
	return ""
}

func audience(s string) (assist.Audience, bool) {
	a := assist.Audience(strings.ToLower(s))
	return a, a == assist.AudienceCustomer || a == assist.AudienceInternal
}

func day(s string) (time.Time, bool) {
	for _, layout := range []string{"2006-01-02", "2006-1-2", "2006/1/2", time.RFC3339, time.DateTime} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC(), true
		}
	}
	return time.Time{}, false
}
