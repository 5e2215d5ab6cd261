package ingest

import (
	"context"

	"baihua/backend/ingest/pdf"
)

// recogniser reads pictures of text.
type recogniser struct{}

func findRecogniser() *recogniser { return nil }

func (r *reader) recognise(context.Context, *pdf.File, int) (string, bool) { return "", false }
