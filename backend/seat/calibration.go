package seat

import (
	"encoding/json"
	"io/fs"
	"path"

	"baihua/backend/assist"
	"baihua/backend/gate"
)

// CalibrationFile is where a pack keeps how often its suggestions were right on
// questions that nothing was tuned on: `baihuactl eval golden --calibrate` writes it.
const CalibrationFile = "calibration.json"

// Calibrated is one line of a pack's calibration: Right of N shown suggestions.
type Calibrated struct {
	Lane  assist.Lane  `json:"lane"`
	Basis assist.Basis `json:"basis"`
	Right int          `json:"right"`
	N     int          `json:"n"`
}

// calibration gathers what the packs bring. A pack without a file has no confidence.
func calibration(packs fs.FS) (gate.Calibration, error) {
	c := gate.Calibration{Source: "golden", Counts: map[gate.Case]gate.Count{}}
	if packs == nil {
		return c, nil
	}
	files, err := fs.Glob(packs, "*/"+CalibrationFile)
	if err != nil {
		return c, err
	}
	for _, f := range files {
		b, err := fs.ReadFile(packs, f)
		if err != nil {
			return c, err
		}
		var rows []Calibrated
		if err := json.Unmarshal(b, &rows); err != nil {
			return c, assist.NewError(assist.CodeUnreadable, f+" cannot be read: write it again with baihuactl eval golden --calibrate", err)
		}
		for _, r := range rows {
			c.Counts[gate.Case{Pack: path.Dir(f), Lane: r.Lane, Basis: r.Basis}] = gate.Count{Right: r.Right, N: r.N}
		}
	}
	return c, nil
}
