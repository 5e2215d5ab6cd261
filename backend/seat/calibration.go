package seat

import (
	"encoding/json"
	"io/fs"
	"path"

	"baihua/backend/assist"
	"baihua/backend/gate"
	"baihua/backend/pack"
)

// CalibrationFile is where a pack keeps how often its suggestions were right on its tune
// questions: `baihuactl eval golden --calibrate` writes it.
const CalibrationFile = "calibration.json"

// Calibration is the content of that file. It holds for the pack's version and the policy
// it was measured with, and for no other.
type Calibration struct {
	Date    string       `json:"date"` // of the measurement, 2006-01-02
	Version string       `json:"pack_version"`
	Policy  string       `json:"policy"`
	Cases   []Calibrated `json:"cases"`
}

// Calibrated is one line of a pack's calibration: Right of N shown suggestions.
type Calibrated struct {
	Lane  assist.Lane  `json:"lane"`
	Basis assist.Basis `json:"basis"`
	Right int          `json:"right"`
	N     int          `json:"n"`
}

// calibration gathers what the packs bring. A pack without a file, or with one that was
// measured on another version or policy, has no confidence.
func calibration(packs fs.FS, policy string) (gate.Calibration, error) {
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
		var of Calibration
		if err := json.Unmarshal(b, &of); err != nil {
			return c, assist.NewError(assist.CodeUnreadable, f+" cannot be read: write it again with baihuactl eval golden --calibrate", err)
		}
		p, err := pack.Read(packs, path.Dir(f))
		if err != nil || p.Version != of.Version || of.Policy != policy {
			continue
		}
		for _, r := range of.Cases {
			c.Counts[gate.Case{Pack: p.ID, Lane: r.Lane, Basis: r.Basis}] = gate.Count{Right: r.Right, N: r.N}
		}
	}
	return c, nil
}
