package ingest_test

import (
	"testing"

	"baihua/backend/ingest"
)

func TestHostileFilesAreReadOrReportedAndNothingElse(t *testing.T) {
	engines := ingest.NewEngines()
	t.Cleanup(func() { _ = engines.Close() })
	files := hostileFiles(t)
	if len(files) != 200 {
		t.Fatalf("%d files", len(files))
	}
	for _, f := range files {
		if f.large {
			continue
		}
		t.Run(f.name, func(t *testing.T) {
			r := readWith(t, ingest.Memory(f.name, f.content), ingest.Options{Engines: engines})
			if len(r.items) == 0 && len(r.skips) == 0 {
				t.Error("neither read nor reported")
			}
			for _, s := range r.skips {
				if s.Code == "" || s.Detail == "" || s.Name == "" || s.Code == ingest.TooSlow {
					t.Errorf("skip %+v", s)
				}
			}
		})
	}
}
