package seat_test

import (
	"testing"
	"testing/fstest"

	"baihua/backend/gate"
	"baihua/backend/seat"
)

func TestCalibrationHoldsForItsPackVersionAndPolicy(t *testing.T) {
	counts := `"cases": [{"lane": "faq", "basis": "exact", "right": 40, "n": 41}]`
	tests := map[string]struct {
		file string
		want int
	}{
		"as measured":     {`{"date": "2026-11-24", "pack_version": "1", "policy": "p/1", ` + counts + `}`, 1},
		"another version": {`{"date": "2026-11-24", "pack_version": "2", "policy": "p/1", ` + counts + `}`, 0},
		"another policy":  {`{"date": "2026-11-24", "pack_version": "1", "policy": "p/2", ` + counts + `}`, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			c, err := seat.CalibrationOf(fstest.MapFS{
				"shop/pack.yaml":        {Data: []byte("id: shop\nversion: 1\n")},
				"shop/calibration.json": {Data: []byte(tt.file)},
			}, "p/1")
			if err != nil || len(c.Counts) != tt.want {
				t.Fatalf("calibration %+v, err %v", c, err)
			}
			if n := c.Counts[gate.Case{Pack: "shop", Lane: "faq", Basis: "exact"}]; tt.want > 0 && n != (gate.Count{Right: 40, N: 41}) {
				t.Errorf("counts %+v", c.Counts)
			}
		})
	}
}
