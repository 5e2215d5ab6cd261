package app

import "baihua/backend/ingest"

func skipViews(skips []ingest.Skip) []SkipView {
	out := make([]SkipView, 0, len(skips))
	for _, s := range skips {
		out = append(out, SkipView{Name: s.Name, Line: s.Line, Page: s.Page, Code: string(s.Code), Detail: s.Detail})
	}
	return out
}
