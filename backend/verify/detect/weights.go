package detect

import "baihua/backend/learn/boost"

// Weights is what training writes and the program embeds: numbers, and where they come
// from. No text of the data is in it.
type Weights struct {
	Version    string                   `json:"version"`
	Made       string                   `json:"made"` // the day
	Command    string                   `json:"command"`
	Seed       uint64                   `json:"seed"`
	Options    map[string]boost.Options `json:"options"`
	Data       []TaughtBy               `json:"data"`
	Background Background               `json:"background"`
	Models     map[string]Model         `json:"models"`
}

// TaughtBy is one set that taught the detector, with the figures of cross-validation.
type TaughtBy struct {
	Set       string             `json:"set"`
	Lang      string             `json:"lang"`
	N         int                `json:"n"`
	Positives int                `json:"positives"`
	Figures   map[string]float64 `json:"figures"`
}
